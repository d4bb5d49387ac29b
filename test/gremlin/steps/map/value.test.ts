import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('the value of each property', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).properties().value()', ['marko', '29']],
    ['g.E(7).properties().value()', ['0.5d']],
    ["g.V().properties('name', 'age', null).hasKey('age').value()", ['29', '27', '32', '35']],
    ['g.V(99).properties().value()', []],
  ]);
});

t.test('in an interval each version has its own', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').properties('phase').value()`, ['Pending', 'Running']],
  ]);
});

t.test('only properties have values', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).value()', 'GREMLIN_TYPE'],
    ['g.V().properties().value(1)', 'GREMLIN_ARGUMENTS', 'value('],
  ]);
});
