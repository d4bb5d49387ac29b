import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { graphOf, modernGraph } from '../../../support/modern-graph.ts';

t.test('incident edges of both directions', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(4).bothE()', ['e[8]', 'e[10]', 'e[11]']],
    ["g.V(4).bothE('created')", ['e[10]', 'e[11]']],
    ["g.V(4).bothE('created', 'knows')", ['e[8]', 'e[10]', 'e[11]']],
    ["g.V(4).bothE('nothing')", []],
    ['g.V(99).bothE()', []],
    ['g.V().bothE().count()', ['12l']],
    ['g.V(4).bothE().otherV()', ['v[1]', 'v[5]', 'v[3]']],
  ]);
});

t.test('a self-loop is met both ways', async (t) => {
  const graph = await graphOf([['a', 'x', {}]], [[1, 'a', 'self', 'a', {}]]);
  await answers(t, graph, [
    ['g.V().bothE()', ['e[1]', 'e[1]']],
    ['g.V().outE()', ['e[1]']],
    ['g.V().inE()', ['e[1]']],
  ]);
});

t.test('only vertices have incident edges, and labels are texts', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().bothE(true)', 'GREMLIN_ARGUMENTS', 'bothE('],
    ['g.E().bothE()', 'GREMLIN_TYPE'],
  ]);
});
