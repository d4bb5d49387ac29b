import { openGraph } from '@meshlapse/graph';
import { FOREVER, type Mutation } from '@meshlapse/model';
import t from 'tap';

const put = (id: string, at: number): Mutation => ({
  kind: 'putVertex',
  id,
  label: 'Pod',
  at,
  properties: new Map([['n', at]]),
});
const end = (id: string, at: number): Mutation => ({ kind: 'endVertex', id, at });
const link = (at: number): Mutation => ({
  kind: 'putEdge',
  id: 'e',
  label: 'owns',
  out: 'a',
  in: 'b',
  at,
  properties: new Map(),
});

async function graphWith(...mutations: Mutation[]) {
  const graph = await openGraph({ memory: true });
  await graph.write({ mutations });
  return graph;
}

async function lives(...mutations: Mutation[]) {
  const graph = await graphWith(...mutations);
  const view = await graph.view({ kind: 'between', interval: { from: 0, to: FOREVER } });
  const { handles } = await view.find({ kind: 'vertex', ids: ['a'] }, 100);
  const headers = await view.headers('vertex', handles);
  return headers.map(({ valid }) => [valid.from, valid.to]);
}

t.test(
  'what happens at one instant counts in its order, and leaves no empty version',
  async (t) => {
    t.strictSame(await lives(put('a', 5), put('a', 5)), [[5, FOREVER]]);
    t.strictSame(await lives(put('a', 5), end('a', 5)), []);
    t.strictSame(await lives(put('a', 1), put('a', 5), end('a', 5)), [[1, 5]]);
    t.strictSame(await lives(put('a', 1), end('a', 5), put('a', 5)), [
      [1, 5],
      [5, FOREVER],
    ]);
  },
);

t.test('an edge needs both vertices without a break', async (t) => {
  const gap = await graphWith(put('b', 1), put('a', 1), end('a', 4), put('a', 6));
  await t.rejects(gap.write({ mutations: [link(3)] }), { code: 'LATE_FACT' });
  await gap.write({ mutations: [link(6)] });
  const replaced = await graphWith(put('b', 1), put('a', 1), end('a', 5), put('a', 5));
  await replaced.write({ mutations: [link(3)] });
  const empty = await graphWith(
    put('b', 1),
    put('a', 1),
    end('a', 3),
    put('a', 5),
    end('a', 5),
    put('a', 5),
  );
  await t.rejects(empty.write({ mutations: [link(4)] }), { code: 'LATE_FACT' });
});

t.test('a vertex ends after all its edges, also those that are over', async (t) => {
  const graph = await graphWith(put('a', 1), put('b', 1), link(2));
  await t.rejects(graph.write({ mutations: [end('a', 9)] }), { code: 'WRITE_CONFLICT' });
  await graph.write({ mutations: [{ kind: 'endEdge', id: 'e', at: 8 }] });
  await t.rejects(graph.write({ mutations: [end('a', 7)] }), { code: 'WRITE_CONFLICT' });
  await graph.write({ mutations: [end('a', 8), end('b', 9)] });
});

t.test('elements may be behind each other: only facts of one element are late', async (t) => {
  const graph = await graphWith(put('late', 1000));
  for (let i = 0; i < 200; i++) await graph.write({ mutations: [put(`v${i}`, 900 - i)] });
  t.ok((await graph.stats()).lateChanges > 0);
  for (const at of [701, 800, 900, 1000]) {
    const view = await graph.view({ kind: 'at', at });
    const { handles } = await view.find({ kind: 'vertex', labels: ['Pod'] }, 1000);
    t.equal(handles.length, Math.min(200, at - 700) + Number(at >= 1000), `at ${at}`);
  }
});

t.test('a lease never goes back, and counts for its own cluster', async (t) => {
  const observed = (cluster: string): Mutation => ({
    kind: 'observed',
    cluster,
    resource: 'v1/pods',
    label: 'Pod',
    at: 10,
    reason: 'list',
  });
  const lease = (cluster: string, at: number): Mutation => ({ kind: 'observedUntil', cluster, at });
  const graph = await graphWith(observed('c1'), observed('c2'), lease('c1', 90), lease('c1', 50));
  await graph.write({ mutations: [lease('c1', 60), lease('c2', 40)] });
  const view = await graph.view({ kind: 'at', at: 95 });
  t.strictSame(
    (await view.gaps()).map(({ cluster, from, to }) => [cluster, from, to]),
    [
      ['c1', 90, FOREVER],
      ['c2', 40, FOREVER],
    ],
  );
});
