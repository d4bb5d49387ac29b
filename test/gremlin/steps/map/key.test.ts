import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the key of each property', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).properties().key()', ['name', 'age']],
    ['g.E(7).properties().key()', ['weight']],
    ["g.V().properties('lang').key()", ['lang', 'lang']],
    ['g.V(99).properties().key()', []],
  ]);
});

t.test('only properties have keys', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).key()', 'GREMLIN_TYPE'],
    ['g.V().properties().key(1)', 'GREMLIN_ARGUMENTS', 'key('],
  ]);
});
