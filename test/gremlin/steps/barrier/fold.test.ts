import t from 'tap';
import { answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('everything as one list', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.inject(1, 2, 2).fold()', ['[1, 2, 2]']],
    ['g.V(99).fold()', ['[]']],
    ['g.inject([1, 2], [3]).fold()', ['[[1, 2], [3]]']],
    ['g.inject(null).fold()', ['[null]']],
    ['g.V().fold().count(local)', ['6l']],
    ["g.V(1, 2).local(out('knows').order().by('name').fold())", ['[v[4], v[2]]', '[]']],
    ["g.V(1).as('a').fold().path()", ['path[[v[1]]]']],
    ['g.inject(1, 1).barrier().fold()', ['[1, 1]']],
  ]);
});

t.test('or folded into a seed', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ["g.V().values('age').fold(0, Operator.sum)", ['123']],
    ['g.inject([a: 1], [b: 2], [b: 4]).fold([:], Operator.addAll)', ['[a:1, b:4]']],
    // To a list each value is added as it is.
    ['g.inject([1], 2).fold([], addAll)', ['[[1], 2]']],
    ['g.inject([1], 2).fold({}, addAll)', ['{2, [1]}']],
    ['g.inject(1, null, 2).fold(10, minus)', ['7']],
    ['g.inject(3, 9, 4).fold(5, max)', ['9']],
    ["g.V(99).values('age').fold(7, sum)", ['7']],
  ]);
});

t.test('in an interval it holds what is there at each instant', async (t) => {
  await answersInOrder(t, await changingGraph(), [
    [
      `${between(0, 59)}.V('web').values('phase').order().fold()`,
      ['[]', '[Pending]', '[Running]', '[]'],
    ],
    [`${between(0, 59)}.V('web').ever().values('phase').order().fold()`, ['[Pending, Running]']],
  ]);
});

t.test('wrong arguments are refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().fold(local)', 'GREMLIN_ARGUMENTS', 'fold('],
    ['g.V().fold(1)', 'GREMLIN_ARGUMENTS', 'fold('],
  ]);
});
