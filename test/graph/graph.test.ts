import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createInterface } from 'node:readline';
import { type Graph, openGraph } from '@meshlapse/graph';
import { CodedError, FOREVER, type JsonObject, type Mutation, type Value } from '@meshlapse/model';
import t from 'tap';
import { killAfterLines } from '../store/support/kill-after-lines.ts';

const vertex = (id: string, at: number, properties: Record<string, Value> = {}): Mutation => ({
  kind: 'putVertex',
  id,
  label: 'Pod',
  at,
  properties: new Map(Object.entries(properties)),
});
const edge = (id: string, out: string, into: string, at: number): Mutation => ({
  kind: 'putEdge',
  id,
  label: 'owns',
  out,
  in: into,
  at,
  properties: new Map(),
});

async function dumped(graph: Graph): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of graph.dump()) lines.push(line);
  return lines;
}

async function idsAt(graph: Graph, at: number): Promise<unknown[]> {
  const view = await graph.view({ kind: 'at', at });
  const { handles } = await view.find({ kind: 'vertex' }, 1000);
  return (await view.headers('vertex', handles)).map(({ id }) => id).sort();
}

t.test('a refused batch changes nothing and says why', async (t) => {
  const graph = await openGraph({ memory: true });
  await graph.write({ mutations: [vertex('a', 10), vertex('b', 10), edge('e', 'a', 'b', 12)] });
  const before = await dumped(graph);
  const refused: readonly [string, Mutation][] = [
    ['LATE_FACT', vertex('a', 9)],
    ['LATE_FACT', edge('f', 'a', 'b', 9)],
    ['WRITE_CONFLICT', { kind: 'endVertex', id: 'a', at: 20 }],
    ['WRITE_CONFLICT', { kind: 'endVertex', id: 'nobody', at: 20 }],
    ['WRITE_CONFLICT', edge('g', 'a', 'nobody', 20)],
    ['WRITE_CONFLICT', edge('e', 'b', 'a', 20)],
    ['WRITE_CONFLICT', { ...vertex('a', 20), label: 'Node' } as Mutation],
    ['WRITE_CONFLICT', { kind: 'touchVertex', id: 'x', at: 20, properties: new Map() }],
    [
      'MUTATION_INVALID',
      { kind: 'touchVertex', id: 'a', at: 20, properties: new Map([['name', 1]]) },
    ],
    ['MUTATION_INVALID', vertex('a', 10.5)],
    ['MUTATION_INVALID', vertex('a', FOREVER)],
    ['MUTATION_INVALID', { kind: 'endEdge', id: 'e', at: 20, notBefore: 21 }],
    ['VALUE_INVALID', vertex('a', 20, { text: '\ud800' })],
    ['VALUE_INVALID', vertex('half \udfff', 20)],
  ];
  for (const [code, mutation] of refused) {
    const write = graph.write({ mutations: [vertex('new', 30, { key: 'new' }), mutation] });
    const error = await write.catch((e: unknown) => e);
    t.ok(error instanceof CodedError && error.code === code, `${code}: ${error}`);
  }
  t.strictSame(await dumped(graph), before);
  await graph.write({ mutations: [vertex('new', 30, { other: 1 })] });
  t.strictSame(await idsAt(graph, 30), ['a', 'b', 'new']);
});

t.test('transactions increase whatever the clock does, also over a restart', async (t) => {
  const path = t.testdir();
  const times = [100, 50, 50, 300];
  const clock = { now: () => times.shift() ?? 0 };
  const first = await openGraph({ path, mode: 'write', clock });
  const seen = [];
  for (let i = 0; i < 3; i++) seen.push((await first.write({ mutations: [] })).transaction);
  await first.close();
  const second = await openGraph({ path, mode: 'write', clock: { now: () => 7 } });
  t.equal((await second.view({ kind: 'at', at: 0 })).basis.transaction, 102);
  seen.push((await second.write({ mutations: [] })).transaction);
  t.strictSame(seen, [100, 101, 102, 103]);
  await second.close();
});

t.test('the position of a source is kept with its batch', async (t) => {
  const path = t.testdir();
  const first = await openGraph({ path, mode: 'write' });
  t.equal(await first.position('file'), undefined);
  await first.write({ mutations: [], position: { source: 'file', value: { line: 7 } } });
  const failing = { mutations: [vertex('a', 0.5)], position: { source: 'file', value: 9 } };
  await t.rejects(first.write(failing));
  await first.close();
  const second = await openGraph({ path, mode: 'read' });
  t.strictSame(await second.position('file'), { line: 7 });
  await t.rejects(second.write({ mutations: [vertex('a', 1)] }), { code: 'STORE_READ_ONLY' });
  await second.close();
});

t.test(
  'two imports of the same give the same text, however they were cut into batches',
  async (t) => {
    const mutations: Mutation[] = [];
    for (let i = 0; i < 60; i++) {
      mutations.push({
        ...vertex(`v${i % 20}`, i, { name: `n${i % 7}`, i }),
        document: { i },
      } as Mutation);
    }
    for (let i = 0; i < 19; i++) mutations.push(edge(`e${i}`, `v${i}`, `v${i + 1}`, 60 + i));
    mutations.push({ kind: 'endEdge', id: 'e3', at: 90, notBefore: 88 });
    mutations.push({ kind: 'touchVertex', id: 'v3', at: 91, properties: new Map([['rv', '2']]) });
    const texts = [];
    for (const size of [1, 7, 200]) {
      const graph = await openGraph({ memory: true });
      for (let i = 0; i < mutations.length; i += size) {
        await graph.write({ mutations: mutations.slice(i, i + size) });
      }
      texts.push(await dumped(graph));
      t.match(await graph.stats(), { vertices: 20, edges: 19, versions: 79, touches: 1 });
    }
    t.strictSame(texts[1], texts[0]);
    t.strictSame(texts[2], texts[0]);
    const text = texts[0]?.join('\n') ?? '';
    t.match(text, /"ended":"1970-01-01T00:00:00.00009Z","notBefore":"1970-01-01T00:00:00.000088Z"/);
    t.match(text, /"touch":.*"properties":\[\["rv","2"\]\]/);
    t.match(text, /"document":\{"i":59\}/);
  },
);

t.test('every kind of property value and document comes back', async (t) => {
  const path = t.testdir();
  const properties = new Map<string, Value>([
    ['__proto__', 'own'],
    ['null', null],
    ['zero', -0],
    ['list', [1, 'two', new Set([3]), new Map([['k', null]])]],
    ['labels.app.kubernetes.io/name', 'literal'],
  ]);
  const document = JSON.parse('{"__proto__":{"a":[{"constructor":"own"}]},"n":1.5}') as JsonObject;
  const put: Mutation = { kind: 'putVertex', id: 'a', label: 'Pod', at: 5, properties, document };
  const first = await openGraph({ path, mode: 'write' });
  await first.write({ mutations: [put] });
  await first.close();
  const graph = await openGraph({ path, mode: 'read' });
  const view = await graph.view({ kind: 'at', at: 5 });
  const { handles } = await view.find({ kind: 'vertex', ids: ['a'] }, 1);
  const [rows = []] = await view.properties('vertex', handles);
  t.strictSame(new Map(rows.map(({ key, value }) => [key, value])), properties);
  t.ok(Object.is(rows.find(({ key }) => key === 'zero')?.value, -0));
  t.strictSame(
    JSON.stringify((await view.documents('vertex', handles))[0]),
    JSON.stringify(document),
  );
  t.strictSame(await view.values('vertex', handles, '__proto__.a[0].constructor'), [['own']]);
  t.strictSame(await view.values('vertex', handles, 'constructor.name'), [[]]);
  await graph.close();
});

t.test('a reader in another process sees new labels, keys and elements', async (t) => {
  const path = t.testdir();
  const writer = await openGraph({ path, mode: 'write' });
  await writer.write({ mutations: [vertex('a', 10)] });
  const reading = `
    import { openGraph } from '@meshlapse/graph';
    import { createInterface } from 'node:readline';
    const graph = await openGraph({ path: ${JSON.stringify(path)}, mode: 'read' });
    const say = async () => {
      const view = await graph.view({ kind: 'at', at: 99 });
      const { handles } = await view.find({ kind: 'vertex' }, 10);
      const headers = await view.headers('vertex', handles);
      const rows = await view.properties('vertex', handles);
      console.log(JSON.stringify(headers.map((h, i) => [h.id, h.label, rows[i].map((r) => r.key)])));
    };
    await say();
    for await (const line of createInterface({ input: process.stdin })) await say();
    await graph.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', reading], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  t.equal((await lines.next()).value, '[["a","Pod",[]]]');
  const mutations = [{ ...vertex('b', 20, { fresh: 1 }), label: 'Fresh' } as Mutation];
  await writer.write({ mutations });
  child.stdin.write('again\n');
  t.equal((await lines.next()).value, '[["a","Pod",[]],["b","Fresh",["fresh"]]]');
  child.stdin.end();
  await writer.close();
});

t.test('a damaged record is told with the object that it belongs to', async (t) => {
  const path = t.testdir();
  const writer = await openGraph({ path, mode: 'write' });
  await writer.write({ mutations: [vertex('good', 10), vertex('bad', 10, { mark: 'DAMAGE-ME' })] });
  await writer.close();
  const file = `${path}/data.mdb`;
  const bytes = fs.readFileSync(file);
  for (let at = bytes.indexOf('DAMAGE-ME'); at >= 0; at = bytes.indexOf('DAMAGE-ME', at + 1)) {
    bytes.write('damage-me', at);
  }
  fs.writeFileSync(file, bytes);
  const graph = await openGraph({ path, mode: 'read' });
  const view = await graph.view({ kind: 'at', at: 10 });
  const good = await view.find({ kind: 'vertex', ids: ['good'] }, 1);
  t.equal((await view.headers('vertex', good.handles)).length, 1);
  const bad = await view.find({ kind: 'vertex', ids: ['bad'] }, 1);
  const reading = Promise.resolve(view.values('vertex', bad.handles, 'mark'));
  await t.rejects(reading, { code: 'GRAPH_CORRUPT', message: /vertex "bad"/ });
  await graph.close();
});

t.test('a query for a key that is not indexed is refused', async (t) => {
  const graph = await openGraph({ memory: true });
  const view = await graph.view({ kind: 'at', at: 1 });
  const find = async (kind: 'vertex' | 'edge', key: string) =>
    view.find({ kind, equals: [{ key, value: 1 }] }, 1);
  await t.rejects(find('vertex', 'phase'), { code: 'KEY_NOT_INDEXED' });
  await t.rejects(find('edge', 'name'), { code: 'KEY_NOT_INDEXED' });
  t.ok(view.indexed('vertex', 'name') && !view.indexed('edge', 'name'));
});

t.test('an import that is killed goes on where its last kept batch ended', async (t) => {
  const path = t.testdir();
  const importing = `
    import { openGraph } from '@meshlapse/graph';
    const graph = await openGraph({ path: ${JSON.stringify(path)}, mode: 'write' });
    const from = (await graph.position('file')) ?? 0;
    for (let i = from; ; i++) {
      const properties = new Map([['name', 'n' + (i % 5)], ['i', i]]);
      const put = { kind: 'putVertex', id: 'v' + (i % 9), label: 'Pod', at: i, properties };
      await graph.write({ mutations: [put], position: { source: 'file', value: i + 1 } });
      console.log(i);
    }`;
  let kept = 0;
  for (let round = 0; round < 4; round++) {
    await killAfterLines(['--input-type=module', '--eval', importing], 10 + 7 * round);
    const graph = await openGraph({ path, mode: 'write' });
    const position = Number(await graph.position('file'));
    t.ok(position >= kept + 10, `${position} batches after ${kept}`);
    kept = position;
    t.equal((await graph.stats()).versions, position);
    await graph.close();
  }
});
