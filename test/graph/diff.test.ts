import assert from 'node:assert/strict';
import { type Graph, openGraph } from '@meshlapse/graph';
import type { GraphView, Handle, JsonObject, Mutation, TimeSelection } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { keyOf } from '../support/naive-values.ts';
import { arbitraryHistory, type Step, Story } from './story.ts';

const LAST = 24;

/** What a view says of each element of a kind, by its id. */
async function contents(
  view: GraphView,
  kind: 'vertex' | 'edge',
): Promise<ReadonlyMap<string, string>> {
  const { handles } = await everything(view, kind);
  const headers = await view.headers(kind, handles);
  const rows = await view.properties(kind, handles);
  const documents = await view.documents(kind, handles);
  return new Map(
    headers.map(({ id }, i) => {
      const values = (rows[i] ?? []).map(({ key, value }) => [key, keyOf(value)]);
      return [keyOf(id), JSON.stringify([values, documents[i]])];
    }),
  );
}

function everything(view: GraphView, kind: 'vertex' | 'edge') {
  return view.find({ kind }, 1000);
}

/** A graph of a random story without touches: these make no version, so that nothing differs by them. */
async function graphOf(history: readonly (readonly Step[])[]): Promise<Graph> {
  const graph = await openGraph({ memory: true, clock: { now: () => 0 } });
  const story = new Story(LAST);
  for (const mutation of history.flatMap((steps) => story.batch(steps))) {
    if (mutation.kind === 'touchVertex') continue;
    await graph.write({ mutations: [mutation] }).catch(() => undefined);
  }
  return graph;
}

type Contents = ReadonlyMap<string, string>;

function changesBetween(before: Contents, after: Contents): ReadonlyMap<string, string> {
  const changes = new Map<string, string>();
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    if (!before.has(id)) changes.set(id, 'added');
    else if (!after.has(id)) changes.set(id, 'removed');
    else if (before.get(id) !== after.get(id)) changes.set(id, 'changed');
  }
  return changes;
}

t.test('a difference holds what differs, and nothing else', async (t) => {
  let compared = 0;
  const instant = fc.integer({ min: -1, max: LAST + 1 });
  await fc.assert(
    fc.asyncProperty(arbitraryHistory, instant, instant, async (history, from, to) => {
      const graph = await graphOf(history);
      const before = await graph.view({ kind: 'at', at: from });
      const after = await graph.view({ kind: 'at', at: to });
      const diff = await graph.view({ kind: 'diff', from, to });
      for (const kind of ['vertex', 'edge'] as const) {
        const expected = changesBetween(await contents(before, kind), await contents(after, kind));
        const { handles } = await everything(diff, kind);
        const headers = await diff.headers(kind, handles);
        const changes = await diff.values(kind, handles, 'change');
        const given = headers.map(({ id }, i) => [keyOf(id), changes[i]?.[0]]);
        assert.deepEqual(given.sort(), [...expected].sort());
        compared += expected.size;
      }
    }),
    { numRuns: 150 },
  );
  t.ok(compared > 100, `${compared} elements differed`);
});

function vertex(at: number, id: string, document: JsonObject, phase = 'Running'): Mutation {
  const properties = new Map(Object.entries({ name: id, phase }));
  return { kind: 'putVertex', id, label: 'Pod', at, properties, document };
}

function edge(at: number, id: string, out: string, into: string): Mutation {
  return { kind: 'putEdge', id, label: 'uses', out, in: into, at, properties: new Map() };
}

async function told() {
  const graph = await openGraph({ memory: true, clock: { now: () => 0 } });
  await graph.write({
    mutations: [
      vertex(1, 'a', { spec: { replicas: 1, list: [{ image: 'x' }, 2] }, kept: true }),
      vertex(1, 'b', { spec: {} }, 'Pending'),
      vertex(1, 'c', {}),
      edge(2, 'a-b', 'a', 'b'),
      vertex(5, 'a', { spec: { replicas: 3, list: [{ image: 'y' }], extra: {} }, kept: true }),
      vertex(5, 'b', { spec: {} }, 'Running'),
      vertex(6, 'c', { back: 'and forth' }),
      vertex(7, 'c', {}),
      vertex(8, 'd', {}),
      { kind: 'endEdge', id: 'a-b', at: 9 },
      edge(9, 'a-d', 'a', 'd'),
      { kind: 'endVertex', id: 'b', at: 10 },
    ],
  });
  return graph;
}

const handlesByName = async (view: GraphView): Promise<ReadonlyMap<unknown, Handle>> => {
  const { handles } = await everything(view, 'vertex');
  const names = await view.values('vertex', handles, 'name');
  return new Map(handles.map((handle, i) => [names[i]?.[0], handle]));
};

t.test('it tells what changed, and what it was and is', async (t) => {
  const graph = await told();
  const diff = await graph.view({ kind: 'diff', from: 4, to: 20 });
  const found = await handlesByName(diff);
  t.strictSame([...found.keys()].sort(), ['a', 'b', 'd'], 'c is again what it was');
  const read = async (name: string, key: string) =>
    (await diff.values('vertex', [found.get(name) ?? -1], key))[0];
  t.strictSame(await read('a', 'change'), ['changed']);
  t.strictSame([...((await read('a', 'changed')) ?? [])].sort(), [
    'spec.extra',
    'spec.list[0].image',
    'spec.list[1]',
    'spec.replicas',
  ]);
  t.strictSame(await read('a', 'spec.replicas'), [3]);
  t.strictSame(await read('a', 'before.spec.replicas'), [1]);
  t.strictSame(await read('a', 'after.spec.replicas'), [3]);
  t.strictSame(await read('b', 'change'), ['removed']);
  t.strictSame(await read('b', 'phase'), ['Pending'], 'as it was at the first instant');
  t.strictSame(await read('b', 'after.phase'), []);
  t.strictSame(await read('d', 'change'), ['added']);
  t.strictSame(await read('d', 'before.name'), []);
});

t.test('the same the other way round, and nothing between an instant and itself', async (t) => {
  const graph = await told();
  const diff = await graph.view({ kind: 'diff', from: 20, to: 4 });
  const found = await handlesByName(diff);
  const read = async (name: string, key: string) =>
    (await diff.values('vertex', [found.get(name) ?? -1], key))[0];
  t.strictSame(await read('b', 'change'), ['added']);
  t.strictSame(await read('a', 'before.spec.replicas'), [3]);
  const nothing = await graph.view({ kind: 'diff', from: 7, to: 7 });
  t.strictSame((await everything(nothing, 'vertex')).handles, []);
});

t.test('what is connected is what was or is', async (t) => {
  const graph = await told();
  const diff = await graph.view({ kind: 'diff', from: 4, to: 20 });
  const found = await handlesByName(diff);
  const page = await diff.expand({ handles: [found.get('a') ?? -1] }, 'out', [], { limit: 10 });
  const edges = await diff.headers('edge', page.edges);
  const changes = await diff.values('edge', page.edges, 'change');
  t.strictSame(
    edges.map(({ id }, i) => [id, changes[i]?.[0]]),
    [
      ['a-d', 'added'],
      ['a-b', 'removed'],
    ],
  );
});

/** Milliseconds that asking takes, on a history of so many instants. */
async function timeOf(history: number, time: TimeSelection): Promise<number> {
  const graph = await openGraph({ memory: true, clock: { now: () => 0 } });
  for (let at = 0; at < history; at += 10) {
    const mutations = Array.from({ length: 10 }, (_, i) => vertex(at + i, `v${i}`, { n: at }));
    await graph.write({ mutations });
  }
  const started = performance.now();
  for (let n = 0; n < 20; n++) await everything(await graph.view(time), 'vertex');
  return performance.now() - started;
}

t.test('it costs what changed, not what was before and after', async (t) => {
  const time = { kind: 'diff', from: 300, to: 320 } as const;
  await timeOf(600, time);
  const [short, long] = [await timeOf(600, time), await timeOf(9_600, time)];
  t.ok(
    long < 6 * short,
    `${long.toFixed(1)} ms for sixteen times the history of ${short.toFixed(1)} ms`,
  );
});
