import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('properties with one of the keys', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().properties().hasKey('age').value()", ['29', '27', '32', '35']],
    ["g.V(1).properties().hasKey('age', 'name').value()", ['29', 'marko']],
    ["g.V(1).properties().hasKey(null, 'age').value()", ['29']],
    ['g.V().properties().hasKey(null)', []],
    ["g.V(1).properties().hasKey('blah')", []],
    ["g.E(7).properties().hasKey('weight').value()", ['0.5d']],
    ["g.V(1).properties().hasKey(startingWith('a')).value()", ['29']],
    ["g.V(1).properties().hasKey(neq('age')).value()", ['marko']],
    ["g.V(99).properties().hasKey('x')", []],
  ]);
});

t.test('it takes keys', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().properties().hasKey()', 'GREMLIN_ARGUMENTS', 'hasKey('],
    ['g.V().properties().hasKey(out())', 'GREMLIN_ARGUMENTS', 'hasKey('],
  ]);
});
