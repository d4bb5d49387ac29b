import { openGraph } from '@meshlapse/graph';
import type { GraphView, Mutation } from '@meshlapse/model';
import t from 'tap';

const PODS = 1500;

const put = (i: number, at: number): Mutation => ({
  kind: 'putVertex',
  id: `p${i}`,
  label: 'Pod',
  at,
  properties: new Map([
    ['name', `pod-${i}`],
    ['namespace', `ns-${i % 3}`],
  ]),
});
const hold = (i: number, at: number): Mutation => ({
  kind: 'putEdge',
  id: `e${i}`,
  label: 'contains',
  out: 'hub',
  in: `p${i}`,
  at,
  properties: new Map(),
});

/** All pods are there from 10 on; pod i is gone from 20 + i on, if i is even; twice as many come at 5000. */
async function churned() {
  const graph = await openGraph({ memory: true });
  const hub: Mutation = { ...put(0, 10), id: 'hub', label: 'Cluster' } as Mutation;
  const range = Array.from({ length: PODS }, (_, i) => i);
  await graph.write({ mutations: [hub, ...range.flatMap((i) => [put(i, 10), hold(i, 10)])] });
  const gone = range.filter((i) => i % 2 === 0);
  for (let start = 0; start < gone.length; start += 50) {
    const mutations = gone.slice(start, start + 50).flatMap((i): Mutation[] => [
      { kind: 'endEdge', id: `e${i}`, at: 20 + i },
      { kind: 'endVertex', id: `p${i}`, at: 20 + i },
    ]);
    await graph.write({ mutations });
  }
  const more = range.map((i) => PODS + i);
  await graph.write({ mutations: more.flatMap((i) => [put(i, 5000), hold(i, 5000)]) });
  return graph;
}

function podsAt(at: number): string[] {
  const range = Array.from({ length: 2 * PODS }, (_, i) => i);
  const isThere = (i: number) => (i < PODS ? at >= 10 && (i % 2 === 1 || at < 20 + i) : at >= 5000);
  return range
    .filter(isThere)
    .map((i) => `p${i}`)
    .sort();
}

async function idsOf(view: GraphView, handles: readonly number[]): Promise<string[]> {
  return (await view.headers('vertex', handles)).map(({ id }) => String(id)).sort();
}

async function findAll(view: GraphView, namespace: string | undefined, limit: number) {
  const equals = namespace === undefined ? undefined : [{ key: 'namespace', value: namespace }];
  const handles: number[] = [];
  let cursor: unknown;
  do {
    const query = { kind: 'vertex', labels: ['Pod'], ...(equals ? { equals } : {}) } as const;
    const page = await view.find(query, limit, cursor);
    handles.push(...page.handles);
    cursor = page.next;
  } while (cursor !== undefined);
  return idsOf(view, handles);
}

t.test('groups of thousands are right at every instant, in pages of any size', async (t) => {
  const graph = await churned();
  for (const at of [9, 10, 19, 20, 21, 700, 1519, 4999, 5000, 9000]) {
    const view = await graph.view({ kind: 'at', at });
    const wanted = podsAt(at);
    t.strictSame(await findAll(view, undefined, 100), wanted, `at ${at}`);
    const own = wanted.filter((id) => Number(id.slice(1)) % 3 === 1);
    t.strictSame(await findAll(view, 'ns-1', 7), own, `namespace at ${at}`);
    const hub = await view.find({ kind: 'vertex', labels: ['Cluster'] }, 1);
    const reached: number[] = [];
    let cursor: unknown;
    do {
      const page = await view.expand(hub, 'out', [], { limit: 333, cursor });
      reached.push(...page.vertices.handles);
      cursor = page.next;
    } while (cursor !== undefined);
    t.strictSame(await idsOf(view, reached), wanted, `edges at ${at}`);
  }
});

t.test(
  'hubs and small vertices mixed give the rows of each in order, in pages of any size',
  async (t) => {
    const graph = await churned();
    const view = await graph.view({ kind: 'at', at: 6000 });
    const hub = await view.find({ kind: 'vertex', labels: ['Cluster'] }, 1);
    const pods = await view.find({ kind: 'vertex', labels: ['Pod'] }, 20);
    const handles = [...pods.handles, ...hub.handles, ...pods.handles, ...hub.handles];
    for (const direction of ['out', 'in', 'both'] as const) {
      const whole = await view.expand({ handles }, direction, [], { limit: 100_000 });
      const side = podsAt(6000).length * 2;
      t.equal(
        whole.edges.length,
        direction === 'both' ? side + 40 : direction === 'in' ? 40 : side,
      );
      for (const limit of [1, 50, 700]) {
        const source: number[] = [];
        const edges: number[] = [];
        let cursor: unknown;
        do {
          const page = await view.expand({ handles }, direction, [], { limit, cursor });
          t.ok(page.edges.length <= limit);
          source.push(...page.source);
          edges.push(...page.edges);
          cursor = page.next;
        } while (cursor !== undefined && edges.length < 1500);
        t.strictSame(edges, whole.edges.slice(0, edges.length), `${direction} by ${limit}`);
        t.strictSame(source, whole.source.slice(0, edges.length));
      }
    }
  },
);

t.test('an interval gives each member of a large group with its own stretch', async (t) => {
  const graph = await churned();
  const view = await graph.view({ kind: 'between', interval: { from: 15, to: 6000 } });
  const hub = await view.find({ kind: 'vertex', labels: ['Cluster'] }, 1);
  const page = await view.expand(hub, 'out', ['contains'], { limit: 10_000 });
  const ids = (await view.headers('vertex', page.vertices.handles)).map(({ id }) => String(id));
  const during = new Map(ids.map((id, i) => [id, page.vertices.during?.[i]]));
  t.equal(page.next, undefined);
  t.equal(ids.length, 2 * PODS);
  t.strictSame(during.get('p4'), { from: 15, to: 24 });
  t.strictSame(during.get('p5'), { from: 15, to: 6000 });
  t.strictSame(during.get('p2000'), { from: 5000, to: 6000 });
});
