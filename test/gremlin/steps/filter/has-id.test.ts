import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('elements with one of the ids', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().hasId(1)', ['v[1]']],
    ['g.V().hasId(1, 2)', ['v[1]', 'v[2]']],
    ['g.V().hasId([1, 2])', ['v[1]', 'v[2]']],
    // Among others a list is no id.
    ['g.V(1).out().hasId(2, [3])', ['v[2]']],
    ['g.V(1).out().hasId([2, 3])', ['v[2]', 'v[3]']],
    ["g.V().hasId(neq('1')).count()", ['5l']],
    ['g.V().hasId(1L)', ['v[1]']],
    ["g.V().hasId('1')", ['v[1]']],
    ['g.V().hasId([])', []],
    ['g.V().hasId(null)', []],
    ['g.V().hasId(2, null)', ['v[2]']],
    ['g.V().hasId(1).hasId(2)', []],
    ['g.E().hasId(7)', ['e[7]']],
    ['g.V(99).hasId(99)', []],
  ]);
});

t.test('or ids that meet a predicate', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().hasId(gt(4))', ['v[5]', 'v[6]']],
    ['g.V().hasId(within(1, 2))', ['v[1]', 'v[2]']],
    ['g.V().hasId(within([])).count()', ['0l']],
    ['g.V().hasId(without([])).count()', ['6l']],
    ['g.V().hasId(eq(null))', []],
    ['g.V().in().hasId(neq(1))', ['v[4]', 'v[4]', 'v[6]']],
  ]);
});

t.test('it takes ids', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().hasId()', 'GREMLIN_ARGUMENTS', 'hasId('],
    ['g.V().hasId(out())', 'GREMLIN_ARGUMENTS', 'hasId('],
    ['g.V().hasId(x)', 'GREMLIN_UNBOUND_VARIABLE', 'x'],
  ]);
});
