import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the same value for everything that comes in', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1, 2).constant(123)', ['123', '123']],
    ['g.V(1).constant(null)', ['null']],
    ['g.V(1).constant([a: [1, 2L]])', ['[a:[1, 2l]]']],
    ["g.V(1).constant('x').path()", ['path[v[1], x]']],
    ["g.V().hasLabel('software').choose(has('name', 'lop'), constant(1), constant(2))", ['1', '2']],
    ['g.V(99).constant(1)', []],
    ["g.V().out('created').constant(1).count()", ['4l']],
  ]);
});

t.test('it takes one value', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().constant()', 'GREMLIN_ARGUMENTS', 'constant('],
    ['g.V().constant(1, 2)', 'GREMLIN_ARGUMENTS', 'constant('],
    ['g.V().constant(out())', 'GREMLIN_ARGUMENTS', 'constant('],
  ]);
});
