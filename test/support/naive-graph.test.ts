import { CodedError, FOREVER, type Mutation } from '@meshlapse/model';
import t from 'tap';
import { LEASE_ENDED, NaiveGraph, NEVER_OBSERVED } from './naive-graph.ts';

const put = (id: string, at: number, properties: Record<string, number> = {}): Mutation => ({
  kind: 'putVertex',
  id,
  label: 'Pod',
  at,
  properties: new Map(Object.entries(properties)),
  document: { spec: { replicas: 3 }, a: { b: [{ c: 'deep' }] } },
});
const link = (id: string, out: string, into: string, at: number): Mutation => ({
  kind: 'putEdge',
  id,
  label: 'owns',
  out,
  in: into,
  at,
  properties: new Map(),
});

async function graphWith(...mutations: Mutation[]): Promise<NaiveGraph> {
  const graph = new NaiveGraph();
  await graph.write({ mutations });
  return graph;
}

t.test('as of an instant an element has the state of that instant', async (t) => {
  const graph = await graphWith(put('a', 10, { n: 1 }), put('a', 20, { n: 2 }), {
    kind: 'endVertex',
    id: 'a',
    at: 30,
  });
  const seen = [9, 10, 19, 20, 29, 30].map((at) => {
    const view = graph.view({ kind: 'at', at });
    const { handles } = view.find({ kind: 'vertex' }, 10);
    return view.values('vertex', handles, 'n').flat();
  });
  t.strictSame(seen, [[], [1], [1], [2], [2], []]);
});

t.test('touches are read as of an instant, not in intervals', async (t) => {
  const graph = await graphWith(put('a', 10, { rv: 1 }), {
    kind: 'touchVertex',
    id: 'a',
    at: 15,
    properties: new Map([['rv', 2]]),
  });
  const rv = (view: ReturnType<NaiveGraph['view']>) =>
    view.values('vertex', view.find({ kind: 'vertex' }, 10).handles, 'rv').flat();
  t.strictSame(rv(graph.view({ kind: 'at', at: 14 })), [1]);
  t.strictSame(rv(graph.view({ kind: 'at', at: 15 })), [2]);
  t.strictSame(rv(graph.view({ kind: 'between', interval: { from: 0, to: 99 } })), [1]);
});

t.test('an interval view joins versions where all intervals meet', async (t) => {
  const graph = await graphWith(
    put('a', 10),
    put('b', 10, { n: 1 }),
    link('e', 'a', 'b', 12),
    put('b', 20, { n: 2 }),
    put('a', 30),
  );
  const view = graph.view({ kind: 'between', interval: { from: 0, to: 25 } });
  const found = view.find({ kind: 'vertex', ids: ['a'] }, 10);
  t.strictSame(found.during, [{ from: 10, to: 25 }]);
  const page = view.expand(found, 'out', [], { limit: 10 });
  t.strictSame(page.vertices.during, [
    { from: 12, to: 20 },
    { from: 20, to: 25 },
  ]);
  const narrow = { handles: found.handles, during: [{ from: 10, to: 12 }] };
  t.strictSame(view.expand(narrow, 'out', [], { limit: 10 }).edges, []);
  const { versions } = view.history('vertex', found.handles);
  t.strictSame(versions.during, [
    { from: 30, to: FOREVER },
    { from: 10, to: 30 },
  ]);
});

t.test('pages join up', async (t) => {
  const graph = await graphWith(put('a', 1), put('b', 1), put('c', 1));
  const view = graph.view({ kind: 'at', at: 5 });
  const first = view.find({ kind: 'vertex' }, 2);
  const second = view.find({ kind: 'vertex' }, 2, first.next);
  t.equal(new Set([...first.handles, ...second.handles]).size, 3);
  t.equal(second.next, undefined);
});

t.test('values follow paths, and a literal key wins', async (t) => {
  const graph = await graphWith(put('a', 1), put('b', 1, { 'spec.replicas': 9 }));
  const view = graph.view({ kind: 'at', at: 5 });
  const { handles } = view.find({ kind: 'vertex' }, 10);
  t.strictSame(view.values('vertex', handles, 'spec.replicas'), [[3], [9]]);
  t.strictSame(view.values('vertex', handles, 'a.b[0].c'), [['deep'], ['deep']]);
  t.strictSame(view.values('vertex', handles, 'a.b[1].c'), [[], []]);
  t.strictSame(view.values('vertex', handles, 'constructor.name'), [[], []]);
});

t.test('a self-loop is met from both sides', async (t) => {
  const graph = await graphWith(put('a', 1), link('e', 'a', 'a', 1));
  const view = graph.view({ kind: 'at', at: 5 });
  const found = view.find({ kind: 'vertex' }, 10);
  t.equal(view.expand(found, 'both', [], { limit: 10 }).edges.length, 2);
  t.equal(view.expand(found, 'out', ['owns'], { limit: 10 }).edges.length, 1);
  t.equal(view.expand(found, 'out', ['other'], { limit: 10 }).edges.length, 0);
});

t.test('what was not observed is a gap', async (t) => {
  const observed = (kind: 'observed' | 'unobserved', at: number): Mutation => ({
    kind,
    cluster: 'c',
    resource: 'v1/pods',
    label: 'Pod',
    at,
    reason: 'disconnected',
  });
  const graph = await graphWith(
    observed('observed', 10),
    observed('unobserved', 20),
    observed('observed', 25),
    { kind: 'observedUntil', cluster: 'c', at: 40 },
  );
  const gaps = (from: number, to: number) =>
    graph
      .view({ kind: 'between', interval: { from, to } })
      .gaps()
      .map((gap) => [gap.to, gap.reason]);
  t.strictSame(gaps(0, 99), [
    [10, NEVER_OBSERVED],
    [25, 'disconnected'],
    [FOREVER, LEASE_ENDED],
  ]);
  t.strictSame(gaps(10, 20), []);
  t.strictSame(gaps(30, 40), []);
  t.equal(graph.view({ kind: 'at', at: 40 }).gaps().length, 1);
});

t.test('a batch that does not fit changes nothing', async (t) => {
  const graph = await graphWith(put('a', 10), put('b', 10), link('e', 'a', 'b', 10));
  const refused: readonly [string, Mutation][] = [
    ['WRITE_OUT_OF_ORDER', put('a', 9)],
    ['WRITE_CONFLICT', { kind: 'endVertex', id: 'a', at: 20 }],
    ['WRITE_CONFLICT', { kind: 'endVertex', id: 'x', at: 20 }],
    ['WRITE_CONFLICT', link('f', 'a', 'x', 20)],
    ['WRITE_CONFLICT', link('e', 'b', 'a', 20)],
    ['WRITE_OUT_OF_ORDER', link('g', 'a', 'b', 9)],
  ];
  for (const [code, mutation] of refused) {
    const error = await graph.write({ mutations: [put('new', 10), mutation] }).catch((e) => e);
    t.ok(error instanceof CodedError);
    t.equal(error.code, code);
  }
  const { handles } = graph.view({ kind: 'at', at: 99 }).find({ kind: 'vertex' }, 10);
  t.equal(handles.length, 2);
});

t.test('transactions increase although the clock stands', async (t) => {
  const graph = new NaiveGraph({ clock: { now: () => 5 } });
  const first = await graph.write({ mutations: [put('a', 1)] });
  const second = await graph.write({
    mutations: [],
    position: { source: 'file', value: 7 },
  });
  t.strictSame([first.transaction, second.transaction], [5, 6]);
  t.equal(await graph.position('file'), 7);
});
