import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('elements without the property', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().hasNot('age')", ['v[3]', 'v[5]']],
    ["g.V().hasNot('blah').count()", ['6l']],
    ["g.V().hasNot('name')", []],
    ["g.E().hasNot('weight')", []],
    ["g.V().out('created').hasNot('age').count()", ['4l']],
    ["g.V(99).hasNot('x')", []],
  ]);
});

t.test('in an interval each version is asked', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V().hasNot('phase').ever().dedup()`, ['v[east]', 'v[west]']],
  ]);
});

t.test('it takes one key', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().hasNot()', 'GREMLIN_ARGUMENTS', 'hasNot('],
    ['g.V().hasNot(1)', 'GREMLIN_ARGUMENTS', 'hasNot('],
    ["g.V().hasNot('a', 'b')", 'GREMLIN_ARGUMENTS', 'hasNot('],
  ]);
});
