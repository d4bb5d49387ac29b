import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('how often the repeat around it has gone round', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).repeat(out()).until(loops().is(2))', ['v[5]', 'v[3]']],
    ['g.V(1).repeat(out()).until(loops().is(1))', ['v[2]', 'v[4]', 'v[3]']],
    ['g.V(1).emit(loops().is(1)).repeat(out()).times(2).id()', ['2', '4', '3', '5', '3']],
    [
      'g.V(1).repeat(out().sideEffect(loops().aggregate("x"))).times(2).cap("x")',
      ['[0, 0, 0, 1, 1]'],
    ],
  ]);
});

t.test('by name it is that of an outer repeat', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).repeat('a', out()).until(loops('a').is(2))", ['v[5]', 'v[3]']],
    [
      "g.V(1).repeat('a', out().repeat('b', identity()).until(or(loops('a').is(0), loops('b').is(2)))).until(loops('a').is(2))",
      ['v[5]', 'v[3]'],
    ],
  ]);
});

t.test('a name is a text', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V(1).repeat(out()).until(loops(1))', 'GREMLIN_ARGUMENTS', 'loops('],
    ["g.V(1).repeat(out()).until(loops('a', 'b'))", 'GREMLIN_ARGUMENTS', 'loops('],
  ]);
});
