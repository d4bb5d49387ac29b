import { formatInstant } from '@meshlapse/model';
import t from 'tap';
import { executeQuery } from '../../../packages/gremlin/src/execute.ts';
import { NaiveGraph } from '../../support/naive-graph.ts';
import { at, BEGAN, millis, object, recordedCluster, relation, SECOND } from './recorded.ts';
import { answered, askSkydive } from './sample.ts';

const graph = await recordedCluster();
const now = at(60);

/** The time that a query is answered for. */
async function timeOf(text: string): Promise<string> {
  const answer = await executeQuery(graph, { text, dialect: 'skydive', now });
  const { time } = answer.basis();
  if (time.kind === 'at') return formatInstant(time.at);
  if (time.kind === 'diff') return 'diff';
  return `${formatInstant(time.interval.from)} to ${formatInstant(time.interval.to)}`;
}

t.test('times are read in all the ways that Skydive reads them', async (t) => {
  const seconds = BEGAN / SECOND;
  for (const [query, time] of [
    ['G.V()', '2026-03-01T12:01:00Z'],
    ['G.At(NOW).V()', '2026-03-01T12:01:00Z'],
    [`g.context(${seconds + 5}).v()`, '2026-03-01T12:00:05Z'],
    [`G.At(${millis(5)}).V()`, '2026-03-01T12:00:05Z'],
    ["G.At('Sun, 01 Mar 2026 12:00:07 GMT').V()", '2026-03-01T12:00:07Z'],
    ["G.At('Sun, 01 Mar 2026 13:00:07 +0100').V()", '2026-03-01T12:00:07Z'],
    ["G.At('-1m').V()", '2026-03-01T12:00:00Z'],
    ["G.At('-1m10.5s').V()", '2026-03-01T11:59:49.5Z'],
    ["G.At('10s').V()", '2026-03-01T12:01:10Z'],
    ["G.At('2026-03-01T12:00:09Z').V()", '2026-03-01T12:00:09Z'],
    ["G.At('-30s', 10).V()", '2026-03-01T12:00:20Z to 2026-03-01T12:00:30.000001Z'],
    ["G.At('-30s', '20s').V()", '2026-03-01T12:00:10Z to 2026-03-01T12:00:30.000001Z'],
    ['G.At(NOW, FOREVER).V()', '1970-01-01T00:00:00Z to 2026-03-01T12:01:00.000001Z'],
  ] as const) {
    t.equal(await timeOf(query), time, query);
  }
  for (const query of [
    "G.At('yesterday').V()",
    "G.At('Sun, 31 Feb 2026 12:00:07 GMT').V()",
    'G.At().V()',
    'G.At(NOW, NOW).V()',
    "G.At(NOW, '-5m').V()",
    'G.At(99999999999999999999).V()',
  ]) {
    await t.rejects(timeOf(query), { code: 'GREMLIN_ARGUMENTS', data: { offset: Number } }, query);
  }
  await t.rejects(timeOf('G.V().At(NOW)'), { code: 'GREMLIN_MISPLACED_STEP' });
});

const pods = "V().Has('Type', 'pod')";
const revisions = async (query: string) => {
  const found = await askSkydive(graph, query, { now });
  return found.map((node) => (node as { Revision: number }).Revision);
};

t.test('at an instant there is one revision, over a slice there are all', async (t) => {
  const point = (seconds: number) => `G.At(${millis(seconds)}).${pods}`;
  t.strictSame(await revisions(point(5)), [1]);
  t.strictSame(await revisions(point(10)), [2], 'the new one at the instant of a change');
  t.strictSame(await revisions(point(30)), [], 'what ended at an instant is not there');
  const slice = `G.At(${millis(40)}, 60).${pods}`;
  t.strictSame((await revisions(slice)).sort(), [1, 2, 3]);
  t.strictSame(await revisions(`G.At(${millis(15)}, 1).${pods}`), [2]);
  t.equal((await revisions(`${slice}.Dedup()`)).length, 1);
  t.strictSame(await answered(graph, `${slice}.Count()`, { now }), [3]);
  const byId = `G.At(${millis(40)}, 60).V('Pod/web-1')`;
  t.strictSame((await revisions(byId)).sort(), [1, 2, 3], 'by id as well');
  t.strictSame(await revisions(`${slice}.Sort(DESC, '@UpdatedAt')`), [3, 2, 1]);
});

t.test('a slice can be made a graph of, and gone around in', async (t) => {
  const slice = `G.At(${millis(40)}, 60)`;
  t.strictSame(await answered(graph, `${slice}.${pods}.SubGraph().V().Count()`, { now }), [3]);
  t.strictSame(
    await answered(
      graph,
      `${slice}.V().Has('Type', 'node').Descendants('RelationType', 'node').Dedup()`,
      { now },
    ),
    ['Node/n1', 'Pod/web-1'],
  );
});

t.test('what never was so at one time is no way through a slice', async (t) => {
  const story = new NaiveGraph();
  await story.write({ mutations: [object('Pod', 'a'), object('Pod', 'b'), object('Pod', 'c')] });
  await story.write({ mutations: [relation('mounts', ['Pod/a', 'Pod/b'], 1)] });
  const gone = { kind: 'endEdge', id: 'Pod/a mounts Pod/b', at: at(2) } as const;
  await story.write({ mutations: [gone, relation('mounts', ['Pod/b', 'Pod/c'], 3)] });
  const slice = `G.At(${millis(5)}, 10).V('Pod/a')`;
  t.strictSame(await answered(story, `${slice}.Out()`, { now }), ['Pod/b']);
  t.strictSame(await answered(story, `${slice}.Out().Out()`, { now }), []);
  t.strictSame(
    await answered(story, `${slice}.ShortestPathTo(Metadata('Name', 'c'))`, { now }),
    [],
  );
});

t.test('walks end on cycles', async (t) => {
  const ring = new NaiveGraph();
  await ring.write({
    mutations: [
      object('Pod', 'a'),
      object('Pod', 'b'),
      relation('contains', ['Pod/a', 'Pod/b']),
      relation('contains', ['Pod/b', 'Pod/a']),
    ],
  });
  t.strictSame(await answered(ring, "G.V('Pod/a').Descendants(0)", { now }), ['Pod/a', 'Pod/b']);
  const slice = `G.At(${millis(5)}, 10)`;
  t.strictSame(await answered(ring, `${slice}.V('Pod/a').Ascendants(0)`, { now }), [
    'Pod/a',
    'Pod/b',
  ]);
});
