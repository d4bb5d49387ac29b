import type { Value } from '@meshlapse/model';
import t from 'tap';
import { type Answer, answers, refusals } from '../../../support/ask.ts';
import { graphOf, modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

/** The queries behind a source that sees only a part of the graph. */
const seen = (options: string, queries: readonly Answer[]): readonly Answer[] =>
  queries.map(([query, results]) => [
    `g.withStrategies(new SubgraphStrategy(${options})).${query}`,
    results,
  ]);

const JAVA = "vertices: has('name', within('josh', 'lop', 'ripple'))";

t.test('vertices that do not meet the criterion are not there', async (t) => {
  await answers(
    t,
    await modernGraph(),
    seen(JAVA, [
      ['V()', ['v[3]', 'v[4]', 'v[5]']],
      ['V(1)', []],
      ["V().has('name', 'josh')", ['v[4]']],
      ["V().has('name', 'marko')", []],
      ['V().count()', ['3l']],
      ['V(4).out()', ['v[3]', 'v[5]']],
      ['V(4).both()', ['v[3]', 'v[5]']],
      ['V(4).in()', []],
      ['V(3).in().in()', []],
      ['V(4).union(out(), in()).count()', ['2l']],
      ['V(4).repeat(both()).times(2).dedup()', ['v[4]']],
      ['V(4).where(in())', []],
      ['V(4).out().path()', ['path[v[4], v[3]]', 'path[v[4], v[5]]']],
    ]),
  );
});

t.test('edges are there with both their vertices, unless that is not to be checked', async (t) => {
  const graph = await modernGraph();
  await answers(
    t,
    graph,
    seen(JAVA, [
      ['E()', ['e[10]', 'e[11]']],
      ['V(4).bothE()', ['e[10]', 'e[11]']],
      ['E(12).outV()', []],
      ['E(11).bothV()', ['v[3]', 'v[4]']],
    ]),
  );
  await answers(
    t,
    graph,
    seen(`${JAVA}, checkAdjacentVertices: false`, [
      ['E().count()', ['6l']],
      ['E(9).bothV()', ['v[3]']],
      ['E(9).outV()', []],
      ['V(3).inE().otherV()', ['v[4]']],
    ]),
  );
});

t.test('adjacent vertices are reached over edges that meet the criterion only', async (t) => {
  await answers(
    t,
    await modernGraph(),
    seen("edges: hasLabel('created').has('weight', gte(0.4))", [
      ['V().count()', ['6l']],
      ['E()', ['e[10]', 'e[11]', 'e[9]']],
      ['V(3).in()', ['v[1]', 'v[4]']],
      ['V(1).both()', ['v[3]']],
      ["V(1).out('knows')", []],
      ['V(1).out().path()', ['path[v[1], v[3]]']],
      ['V(1).outE().inV().path()', ['path[v[1], e[9], v[3]]']],
      ["V(3).in().as('a').out().as('b').select('a', 'b').count()", ['3l']],
      ['V(3).both().both().path().limit(1).count()', ['1l']],
    ]),
  );
});

t.test('criteria see the whole graph and may lead away', async (t) => {
  await answers(t, await modernGraph(), [
    ...seen("vertices: in('knows').has('name', 'marko')", [['V()', ['v[2]', 'v[4]']]]),
    ...seen("vertices: values('age').is(gt(30)), edges: inV().has('lang')", [
      ['V()', ['v[4]', 'v[6]']],
      ['E()', []],
    ]),
  ]);
});

t.test(
  'vertex properties are there when they meet the criterion, edge properties always',
  async (t) => {
    const graph = await modernGraph();
    await answers(
      t,
      graph,
      seen("vertexProperties: hasKey('name')", [
        ['V(1).properties().key()', ['name']],
        ['V(1).values()', ['marko']],
        ["V(1).values('age')", []],
        ['V(1).values().path()', ['path[v[1], marko]']],
        ['V(1).valueMap()', ['[name:[marko]]']],
        ['V(1).propertyMap().select(keys)', ['{name}']],
        ['E(7).valueMap()', ['[weight:0.5d]']],
        ['E(7).values()', ['0.5d']],
      ]),
    );
    const both = "vertexProperties: hasValue(gt(30)), vertices: hasLabel('person')";
    await answers(t, graph, seen(both, [["V().values('age')", ['32', '35']]]));
  },
);

t.test(
  'in an interval things are there for the times in which they meet the criteria',
  async (t) => {
    const graph = await changingGraph();
    const source = (options: string) =>
      `${between(0, 59)}.withStrategies(SubgraphStrategy(${options}))`;
    await answers(t, graph, [
      [`${source("vertices: has('phase', 'Running')")}.V('web').values('phase')`, ['Running']],
      [
        `${source("vertices: has('phase', 'Running')")}.V('web').history().values('phase')`,
        ['Running'],
      ],
    ]);
  },
);

t.test('one strategy takes the place of another, and can be taken back', async (t) => {
  const strategy = (label: string) => `SubgraphStrategy(vertices: hasLabel('${label}'))`;
  await answers(t, await modernGraph(), [
    [
      `g.withStrategies(${strategy('person')}).withStrategies(${strategy('software')}).V()`,
      ['v[3]', 'v[5]'],
    ],
    [
      `g.withStrategies(${strategy('person')}).withoutStrategies(SubgraphStrategy).V().count()`,
      ['6l'],
    ],
  ]);
});

t.test('its options are checked', async (t) => {
  const graph = await graphOf([[1, 'x', {} as Record<string, Value>]], []);
  await refusals(t, graph, [
    ['g.withStrategies(SubgraphStrategy).V()', 'GREMLIN_ARGUMENTS', 'SubgraphStrategy'],
    ['g.withStrategies(SubgraphStrategy(vertexes: has("a"))).V()', 'GREMLIN_ARGUMENTS', 'vertexes'],
    ['g.withStrategies(SubgraphStrategy(vertices: 1)).V()', 'GREMLIN_ARGUMENTS', '1'],
    ['g.withStrategies(SubgraphStrategy(has("a"))).V()', 'GREMLIN_ARGUMENTS', 'has'],
    [
      'g.withStrategies(SubgraphStrategy(vertices: nothing())).V()',
      'GREMLIN_UNKNOWN_STEP',
      'nothing',
    ],
  ]);
});
