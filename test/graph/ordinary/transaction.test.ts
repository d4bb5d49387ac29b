import { type OrdinaryGraph, openWritableGraph } from '@meshlapse/graph';
import { type GraphTransaction, type GraphView, isWritable, long, number } from '@meshlapse/model';
import t from 'tap';
import { codeOf } from './commands.ts';

async function idsIn(view: GraphView, kind: 'vertex' | 'edge' = 'vertex'): Promise<unknown[]> {
  const { handles } = await view.find({ kind }, 1000);
  return (await view.headers(kind, handles)).map(({ id }) => id);
}

t.test('a transaction sees its own changes, and others see them once they are kept', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  t.ok(isWritable(graph));
  const before = graph.present();
  const transaction = graph.begin();
  const marko = await transaction.addVertex({ id: 'marko', label: 'person' });
  const lop = await transaction.addVertex({ label: 'software' });
  const created = await transaction.addEdge({ label: 'created', out: marko, in: lop });
  await transaction.setProperty('edge', created, { key: 'weight', value: 0.4 });
  t.strictSame(await idsIn(transaction.view), ['marko', long(0)]);
  t.strictSame(await idsIn(graph.present()), []);
  t.ok(transaction.isDirty);

  await transaction.commit();
  t.notOk(transaction.isOpen);
  const after = graph.present();
  t.strictSame(await idsIn(after), ['marko', long(0)]);
  t.strictSame(await idsIn(after, 'edge'), [long(1)]);
  t.strictSame(await after.values('edge', [created], 'weight'), [[0.4]]);
  const page = await after.expand({ handles: [lop] }, 'in', ['created'], { limit: 9 });
  t.strictSame(page.vertices.handles, [marko]);
  t.strictSame(await idsIn(before), [], 'what was read before stays as it was');
});

t.test('what is rolled back was never there, but for its numbers', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  const lost = graph.begin();
  await lost.addVertex({ label: 'person' });
  lost.rollback();
  t.equal(await codeOf(() => lost.addVertex({ label: 'person' })), 'TRANSACTION_OVER');
  t.equal(await codeOf(() => lost.commit()), 'TRANSACTION_OVER');
  const next = graph.begin();
  await next.addVertex({ label: 'person' });
  await next.commit();
  t.strictSame(await idsIn(graph.present()), [long(1)]);
  const unused = graph.begin();
  t.equal(await unused.commit(), undefined);
});

t.test('ids are equal across number types, and are taken once', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  const first = graph.begin();
  await first.addVertex({ id: 1, label: 'person' });
  t.equal(await codeOf(() => first.addVertex({ id: long(1), label: 'person' })), 'GRAPH_ID_TAKEN');
  t.equal(await codeOf(() => first.addVertex({ id: Number.NaN, label: 'x' })), 'VALUE_INVALID');
  await first.addVertex({ label: 'person' });
  await first.commit();
  const second = graph.begin();
  const found = await second.view.find({ kind: 'vertex', ids: [number('double', 1)] }, 9);
  t.equal(found.handles.length, 1);
  t.equal(await codeOf(() => second.addVertex({ id: 1, label: 'person' })), 'GRAPH_ID_TAKEN');
  await second.remove('vertex', found.handles);
  const again = await second.addVertex({ id: 1, label: 'software' });
  await second.commit();
  const view = graph.present();
  t.strictSame(await view.find({ kind: 'vertex', ids: [1] }, 9), {
    handles: [again],
    next: undefined,
  });
  t.strictSame(await idsIn(view), [long(2), 1]);
});

t.test('of two transactions that change one element the second is refused', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  const seed = graph.begin();
  const a = await seed.addVertex({ id: 'a', label: 'person' });
  const b = await seed.addVertex({ id: 'b', label: 'person' });
  const e = await seed.addEdge({ id: 'e', label: 'knows', out: a, in: b });
  await seed.commit();
  const name = { key: 'name', value: 'x' };
  type Change = (on: GraphTransaction) => unknown;
  const changes: Record<string, Change> = {
    setA: (on) => on.setProperty('vertex', a, name),
    setB: (on) => on.setProperty('vertex', b, name),
    setE: (on) => on.setProperty('edge', e, name),
    removeA: (on) => on.remove('vertex', [a]),
    removeE: (on) => on.remove('edge', [e]),
    attach: (on) => on.addEdge({ label: 'knows', out: b, in: a }),
    addC: (on) => on.addVertex({ id: 'c', label: 'person' }),
    none: () => undefined,
  };
  const cases: readonly (readonly [string, string, string])[] = [
    ['setA', 'setB', 'done'],
    ['setA', 'setA', 'GRAPH_CONFLICT'],
    ['setA', 'removeA', 'GRAPH_CONFLICT'],
    ['removeA', 'setA', 'GRAPH_CONFLICT'],
    ['removeA', 'setE', 'GRAPH_CONFLICT'],
    ['setE', 'removeA', 'GRAPH_CONFLICT'],
    ['removeE', 'removeA', 'GRAPH_CONFLICT'],
    ['removeE', 'setA', 'done'],
    ['removeA', 'attach', 'GRAPH_CONFLICT'],
    ['attach', 'removeA', 'GRAPH_CONFLICT'],
    ['attach', 'setA', 'done'],
    ['attach', 'attach', 'done'],
    ['addC', 'addC', 'GRAPH_CONFLICT'],
    ['removeA', 'none', 'done'],
  ];
  for (const [first, second, code] of cases) {
    const own = await reseeded(graph);
    const [one, two] = [own.begin(), own.begin()];
    await changes[second]?.(two);
    await changes[first]?.(one);
    await one.commit();
    const before = await lines(own);
    t.equal(await outcomeOf(two), code, `${first}, then ${second}`);
    t.notOk(two.isOpen);
    if (code !== 'done') t.strictSame(await lines(own), before, 'nothing of it is kept');
    const again = own.begin();
    await again.addVertex({ label: 'person' });
    t.equal(await outcomeOf(again), 'done', 'the next one is not held up');
  }
});

async function outcomeOf(transaction: GraphTransaction): Promise<string> {
  const given = await codeOf(() => transaction.commit());
  return typeof given === 'string' ? given : 'done';
}

/** Another graph in memory with the same elements, which have the same handles in it. */
async function reseeded(graph: OrdinaryGraph): Promise<OrdinaryGraph> {
  const copy = await openWritableGraph({ memory: true });
  const transaction = copy.begin();
  const view = graph.present();
  const { handles } = await view.find({ kind: 'vertex' }, 9);
  for (const { id, label } of await view.headers('vertex', handles)) {
    await transaction.addVertex({ id, label });
  }
  const edges = await view.find({ kind: 'edge' }, 9);
  const ends = await view.ends(edges, 'both');
  for (const [i, { id, label }] of (await view.headers('edge', edges.handles)).entries()) {
    const [out = 0, into = 0] = ends.handles.slice(2 * i);
    await transaction.addEdge({ id, label, out, in: into });
  }
  await transaction.commit();
  return copy;
}

async function lines(graph: OrdinaryGraph): Promise<string[]> {
  const all: string[] = [];
  for await (const line of graph.dump({ transactions: true })) all.push(line);
  return all;
}

t.test('what begins while another commit is under way does not see half of it', async (t) => {
  const graph = await openWritableGraph({ path: t.testdir() });
  const seed = graph.begin();
  const vertex = await seed.addVertex({ label: 'person' });
  await seed.setProperty('vertex', vertex, { key: 'age', value: 0 });
  await seed.commit();
  let age = 0;
  for (const turns of [0, 1, 2, 5, 10, 20, 50]) {
    const writer = graph.begin();
    await writer.setProperty('vertex', vertex, { key: 'age', value: ++age });
    const commit = writer.commit();
    for (let turn = 0; turn < turns; turn++) await undefined;
    const later = graph.begin();
    const [[seen] = []] = await later.view.values('vertex', [vertex], 'age');
    await commit;
    t.strictSame(await later.view.values('vertex', [vertex], 'age'), [[seen]], `${turns} turns`);
    await later.setProperty('vertex', vertex, { key: 'age', value: -1 });
    t.equal(await outcomeOf(later), seen === age ? 'done' : 'GRAPH_CONFLICT');
    t.strictSame(
      await graph.present().values('vertex', [vertex], 'age'),
      [[seen === age ? -1 : age]],
      'what is committed is seen',
    );
  }
  await graph.close();
});

t.test('an instant shows what was committed by then, and history all versions', async (t) => {
  let now = 1000;
  const graph = await openWritableGraph({ memory: true, clock: { now: () => now } });
  const ages: number[] = [];
  let vertex = 0;
  for (const age of [29, 30, 31]) {
    const transaction = graph.begin();
    if (age === 29) vertex = await transaction.addVertex({ id: 1, label: 'person' });
    // Twice in one transaction: one version.
    await transaction.setProperty('vertex', vertex, { key: 'age', value: 0 });
    await transaction.setProperty('vertex', vertex, { key: 'age', value: age });
    ages.push((await transaction.commit())?.transaction ?? 0);
    // The clock stands still, then goes back.
    if (age === 30) now = 900;
  }
  const last = graph.begin();
  await last.remove('vertex', [vertex]);
  const end = (await last.commit())?.transaction ?? 0;
  t.strictSame(
    ages.toSorted((a, b) => a - b),
    ages,
  );
  t.ok(end > (ages[2] ?? 0));
  for (const [i, at] of ages.entries()) {
    const view = await graph.view({ kind: 'at', at });
    t.strictSame(await view.values('vertex', [vertex], 'age'), [[29 + i]]);
    const before = await graph.view({ kind: 'at', at: at - 1 });
    const { handles } = await before.find(
      { kind: 'vertex', equals: [{ key: 'age', value: 29 + i }] },
      9,
    );
    t.strictSame(handles, [], 'not yet');
  }
  t.strictSame(await idsIn(graph.present()), []);
  const then = await graph.view({ kind: 'at', at: end - 1 });
  const { view, versions } = await then.history('vertex', [vertex]);
  t.strictSame(await view.values('vertex', versions.handles, 'age'), [[31], [30], [29]]);
  const [newest] = await view.headers('vertex', versions.handles);
  t.strictSame(newest?.valid, { from: ages[2], to: end });
  const between = await graph.view({
    kind: 'between',
    interval: { from: ages[0] ?? 0, to: ages[2] ?? 0 },
  });
  t.equal((await between.find({ kind: 'vertex' }, 9)).handles.length, 2);
});

t.test('pages of one call hold nothing that was added after the first', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  const seed = graph.begin();
  const hub = await seed.addVertex({ id: 'hub', label: 'hub' });
  for (let i = 0; i < 40; i++) {
    const spoke = await seed.addVertex({ label: 'spoke' });
    await seed.setProperty('vertex', spoke, { key: 'name', value: 'x' });
    await seed.addEdge({ label: 'to', out: hub, in: spoke });
  }
  await seed.commit();
  const transaction = graph.begin();
  const { view } = transaction;
  for (const query of [{ labels: ['spoke'] }, { equals: [{ key: 'name', value: 'x' }] }]) {
    const seen: number[] = [];
    let cursor: unknown;
    do {
      const page = await view.find({ kind: 'vertex', ...query }, 7, cursor);
      for (const handle of page.handles) {
        seen.push(handle);
        // Each is changed as it passes, and another one like it added.
        await transaction.setProperty('vertex', handle, { key: 'age', value: seen.length });
        const fresh = await transaction.addVertex({ label: 'spoke' });
        await transaction.setProperty('vertex', fresh, { key: 'name', value: 'x' });
        await transaction.addEdge({ label: 'to', out: hub, in: fresh });
      }
      cursor = page.next;
    } while (cursor !== undefined);
    t.equal(new Set(seen).size, seen.length);
    t.equal(seen.length, query.labels ? 40 : 80);
  }
  const reached: number[] = [];
  let cursor: unknown;
  do {
    const page = await view.expand({ handles: [hub] }, 'out', [], { limit: 50, cursor });
    reached.push(...page.vertices.handles);
    // Half of what is still to come goes, and more comes.
    if (reached.length === 50) await transaction.remove('vertex', reached.slice(0, 30));
    await transaction.addEdge({ label: 'to', out: hub, in: hub });
    cursor = page.next;
  } while (cursor !== undefined);
  t.equal(reached.length, 160);
  await transaction.commit();
  t.equal((await graph.stats()).vertices, 161);
});

t.test('removed elements leave their headers, and nothing else', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  const seed = graph.begin();
  const a = await seed.addVertex({ id: 'a', label: 'person' });
  await seed.setProperty('vertex', a, { key: 'name', value: 'x' });
  const e = await seed.addEdge({ id: 'e', label: 'self', out: a, in: a });
  await seed.commit();
  const transaction = graph.begin();
  const b = await transaction.addVertex({ id: 'b', label: 'person' });
  await transaction.setProperty('vertex', b, { key: 'name', value: 'x' });
  await transaction.remove('vertex', [a, b]);
  const { view } = transaction;
  const headers = await view.headers('vertex', [a, b]);
  t.strictSame(
    headers.map(({ id, label }) => [id, label]),
    [
      ['a', 'person'],
      ['b', 'person'],
    ],
  );
  t.strictSame(await view.values('vertex', [a, b], 'name'), [[], []]);
  t.strictSame(await view.properties('vertex', [b, a]), [[], []]);
  t.strictSame((await view.ends({ handles: [e] }, 'both')).handles, [a, a]);
  t.strictSame(await idsIn(view, 'edge'), []);
  t.equal(
    await codeOf(() => transaction.addEdge({ label: 'x', out: a, in: a })),
    'GRAPH_NOT_THERE',
  );
  await transaction.addVertex({ id: 'b', label: 'software' });
  await transaction.commit();
  t.strictSame(await idsIn(graph.present()), ['b']);
});

t.test('a view of an instant is not overtaken by a commit that was under way', async (t) => {
  let now = 100;
  const graph = await openWritableGraph({ path: `${t.testdir()}/data`, clock: { now: () => now } });
  t.teardown(() => graph.close());
  const transaction = graph.begin();
  await transaction.addVertex({ label: 'a' });
  const committing = transaction.commit();
  await Promise.resolve();
  now = 200;
  const view = await graph.view({ kind: 'at', at: 200 });
  const before = await view.find({ kind: 'vertex' }, 10);
  await committing;
  const after = await view.find({ kind: 'vertex' }, 10);
  t.same(before.handles, after.handles);
  const next = graph.begin();
  now = 150;
  await next.addVertex({ label: 'a' });
  const commit = await next.commit();
  t.ok((commit?.transaction ?? 0) > 200, 'what comes later is later than what was read');
});
