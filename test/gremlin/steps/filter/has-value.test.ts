import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('properties with one of the values', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().properties().hasValue('josh').key()", ['name']],
    ["g.V().properties().hasValue('josh', 'java').value()", ['josh', 'java', 'java']],
    ["g.V().properties().hasValue(null, 'josh').value()", ['josh']],
    ['g.V().properties().hasValue(null)', []],
    ['g.V().properties().hasValue(29L).key()', ['age']],
    ['g.E().properties().hasValue(lt(0.3)).value()', ['0.2d']],
    ['g.V().properties().hasValue(gt(30)).value()', ['32', '35']],
    ['g.V(99).properties().hasValue(1)', []],
  ]);
});

t.test('it takes values', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().properties().hasValue()', 'GREMLIN_ARGUMENTS', 'hasValue('],
    ['g.V().properties().hasValue(out())', 'GREMLIN_ARGUMENTS', 'hasValue('],
  ]);
});
