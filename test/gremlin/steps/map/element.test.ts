import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('from a property to what has it', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).properties('name').element()", ['v[1]']],
    ["g.E(7).properties('weight').element()", ['e[7]']],
    ["g.V().properties('lang').element().values('name')", ['lop', 'ripple']],
  ]);
});

t.test('it takes properties', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().element()', 'GREMLIN_TYPE'],
    ['g.V().element(1)', 'GREMLIN_ARGUMENTS', 'element('],
  ]);
});
