import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { graphOf, modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('the end that the traverser did not come from', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(4).bothE().otherV()', ['v[1]', 'v[5]', 'v[3]']],
    ['g.V(1).outE().otherV()', ['v[2]', 'v[4]', 'v[3]']],
    ['g.V(3).inE().otherV()', ['v[1]', 'v[4]', 'v[6]']],
    ["g.V(4).bothE().has('weight', lt(1.0)).otherV()", ['v[3]']],
    ["g.V(4).bothE().as('e').otherV()", ['v[1]', 'v[5]', 'v[3]']],
    ['g.V(4).local(bothE()).otherV()', ['v[1]', 'v[5]', 'v[3]']],
    ['g.V(99).bothE().otherV()', []],
  ]);
});

t.test('of a self-loop it is the same vertex', async (t) => {
  const graph = await graphOf([['a', 'x', {}]], [[1, 'a', 'self', 'a', {}]]);
  await answers(t, graph, [["g.V('a').outE().otherV()", ['v[a]']]]);
});

t.test('in an interval it goes on in the time of its way', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').has('phase', 'Pending').bothE().otherV()`, ['v[east]']],
    [`${between(0, 59)}.V('west').bothE().otherV().values('phase')`, ['Running', 'Running']],
  ]);
});

t.test('it needs an edge and takes nothing', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().outE().otherV(1)', 'GREMLIN_ARGUMENTS', 'otherV('],
    ['g.V().otherV()', 'GREMLIN_TYPE'],
  ]);
});
