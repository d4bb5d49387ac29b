import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('edges are gathered, each once, with the vertices at their ends', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V(1).outE('knows').subgraph('x').inV().values('name').cap('x')",
      ['graph[v[1], v[2], v[4]; e[7], e[8]]'],
    ],
    [
      "g.V(3).inE().subgraph('x').outV().outE('created').subgraph('x').cap('x')",
      ['graph[v[1], v[3], v[4], v[5], v[6]; e[10], e[11], e[12], e[9]]'],
    ],
    ["g.V().outE('none').subgraph('x').cap('x')", ['graph[; ]']],
  ]);
});

t.test('it takes a key, and edges', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.E().subgraph()', 'GREMLIN_ARGUMENTS', 'subgraph('],
    ["g.V().subgraph('x')", 'GREMLIN_TYPE'],
    ["g.E().subgraph('x').by('weight')", 'GREMLIN_MISPLACED_STEP', "by('weight')"],
  ]);
});
