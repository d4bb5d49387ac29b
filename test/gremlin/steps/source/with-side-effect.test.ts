import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the value is there under its key', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.withSideEffect('x', 5).V(1).select('x')", ['5']],
    [
      "g.withSideEffect('x', ['lop', 'josh']).V(1).out().values('name').where(within('x'))",
      ['lop', 'josh'],
    ],
    ["g.withSideEffect('x', 5).V(1).cap('x')", ['5']],
    ["g.withSideEffect('x', null).V(1).select('x')", ['null']],
    ["g.withSideEffect('x', 1).withSideEffect('y', 2).inject(0).select('x', 'y')", ['[x:1, y:2]']],
  ]);
});

t.test('what is gathered is added to it', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.withSideEffect('x', [0]).V(1, 2).aggregate('x').by('age').cap('x')", ['[0, 29, 27]']],
    [
      "g.withSideEffect('x', {'lop'}).V(1).both().both().aggregate('x').by('name').cap('x')",
      ['{josh, lop, marko, peter, ripple}'],
    ],
  ]);
});

t.test('or made one with it by an operator', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.withSideEffect('x', 1, sum).V().aggregate('x').by('age').cap('x')", ['124']],
    ["g.withSideEffect('x', 1, sum).V().local(aggregate('x').by('age')).cap('x')", ['124']],
    ["g.withSideEffect('x', 30, max).V().aggregate('x').by('age').cap('x')", ['35']],
    [
      "g.withSideEffect('x', [0], addAll).V(1, 2).aggregate('x').by('age').cap('x')",
      ['[0, 29, 27]'],
    ],
    ["g.withSideEffect('x', [0], assign).V(1, 2).aggregate('x').by('age').cap('x')", ['[29, 27]']],
    [
      "g.withSideEffect('x', [0], assign).V(1, 2).local(aggregate('x').by('age')).cap('x')",
      ['[27]'],
    ],
    ["g.withSideEffect('x', [0], assign).V(99).aggregate('x').cap('x')", ['[0]']],
  ]);
});

t.test('it takes a key, a value, and an operator', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.withSideEffect('x').V()", 'GREMLIN_ARGUMENTS', 'withSideEffect('],
    ['g.withSideEffect(1, 2).V()', 'GREMLIN_ARGUMENTS', 'withSideEffect('],
  ]);
});
