import { executeQuery } from '@meshlapse/gremlin';
import type { Mutation } from '@meshlapse/model';
import t from 'tap';
import { NaiveGraph } from '../../support/naive-graph.ts';

const NOW = 100;

/** Two clusters whose pods and services were not watched for a while. */
async function watchedGraph(): Promise<NaiveGraph> {
  const graph = new NaiveGraph();
  const watch = (kind: 'observed' | 'unobserved', label: string, cluster: string, at: number) =>
    ({ kind, cluster, resource: `v1/${label}`, label, at, reason: 'disconnected' }) as Mutation;
  await graph.write({
    mutations: ['east', 'west'].flatMap((cluster) => [
      ...['Pod', 'Service'].flatMap((label) => [
        watch('observed', label, cluster, 0),
        watch('unobserved', label, cluster, 40),
        watch('observed', label, cluster, 60),
      ]),
      { kind: 'observedUntil' as const, cluster, at: 1000 },
    ]),
  });
  return graph;
}

t.test('an answer tells the gaps that it may suffer from', async (t) => {
  const graph = await watchedGraph();
  const all = ['east Pod', 'east Service', 'west Pod', 'west Service'];
  const expected: readonly (readonly [string, number, readonly string[]])[] = [
    ['g.V()', 30, []],
    ['g.V()', 50, all],
    ['g.V().hasLabel("Pod")', 50, ['east Pod', 'west Pod']],
    ['g.V().hasLabel("Pod").has("name", "x").values("name").count()', 50, ['east Pod', 'west Pod']],
    ['g.V().hasLabel("Pod").has("cluster", "west")', 50, ['west Pod']],
    ['g.V().has("cluster", "west")', 50, ['west Pod', 'west Service']],
    ['g.V().has("name", "x")', 50, all],
    ['g.V("x")', 50, all],
    ['g.V().hasLabel("Pod").out()', 50, all],
    ['g.V().hasLabel("Pod").where(__.in("selects"))', 50, all],
    ['g.V().hasLabel("Pod").where(__.V().hasLabel("Service"))', 50, all],
    ['g.E()', 50, all],
    ['g.inject(1)', 50, []],
  ];
  for (const [text, at, gaps] of expected) {
    const result = await executeQuery(graph, { text, now: NOW, time: { kind: 'at', at } });
    const told = result.basis().incomplete.map(({ cluster, label }) => `${cluster} ${label}`);
    t.strictSame(told, gaps, `${text} at ${at}`);
  }
});

t.test('an interval meets the gaps inside it, a history all', async (t) => {
  const graph = await watchedGraph();
  const gapsOf = async (text: string, from: number, to: number) => {
    const time = { kind: 'between', interval: { from, to } } as const;
    const result = await executeQuery(graph, { text, now: NOW, time });
    return result.basis().incomplete.filter(({ cluster }) => cluster === 'east').length;
  };
  t.equal(await gapsOf('g.V().hasLabel("Pod")', 0, 40), 0);
  t.equal(await gapsOf('g.V().hasLabel("Pod")', 0, 41), 1);
  t.equal(await gapsOf('g.V().hasLabel("Pod").history()', 0, 40), 3);
});

t.test('reading everything is warned of', async (t) => {
  const graph = await watchedGraph();
  const warningsOf = async (text: string) =>
    (await executeQuery(graph, { text, now: NOW })).basis().warnings.length;
  t.equal(await warningsOf('g.V()'), 1);
  t.equal(await warningsOf('g.V().has("phase", "Running").map(__.V().count())'), 1);
  t.equal(await warningsOf('g.E().union(__.V(), __.V())'), 2);
  t.equal(await warningsOf('g.V().count()'), 1);
  t.equal(await warningsOf('g.V().hasLabel("Pod")'), 0);
  t.equal(await warningsOf('g.V().has("name", "x")'), 0);
  t.equal(await warningsOf('g.V(1)'), 0);
});

t.test('the basis says the resolved time and the newest transaction', async (t) => {
  const graph = await watchedGraph();
  const { transaction } = await graph.write({ mutations: [] });
  const basisOf = async (text: string) => (await executeQuery(graph, { text, now: NOW })).basis();
  t.match(await basisOf('g.V()'), { time: { kind: 'at', at: NOW }, transaction });
  t.match(await basisOf('g.at("-10us").V()'), { time: { kind: 'at', at: 90 } });
  t.match(await basisOf('g.between("-10us", "now").V()'), {
    time: { kind: 'between', interval: { from: 90, to: 100 } },
  });
});
