import t from 'tap';
import { answers, answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('a sack goes along and is changed on the way', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.withSack(0.0d).V(1).outE().sack(sum).by('weight').inV().sack()", ['0.5d', '1d', '0.4d']],
    ["g.withSack(1).V(1, 2).sack(mult).by('age').sack()", ['29', '27']],
    ["g.withSack('none').V(1, 3).sack(assign).by('name').sack()", ['marko', 'lop']],
    ['g.withSack(10).inject(3).sack(minus).sack()', ['7']],
    [
      "g.withSack(0.0d).V(1).repeat(outE().sack(sum).by('weight').inV()).times(2).sack()",
      ['2d', '1.4d'],
    ],
  ]);
});

t.test(
  'without withSack() it is null until it is assigned; what by() sees nothing of is dropped',
  async (t) => {
    await answers(t, await modernGraph(), [
      ['g.V(1).sack()', ['null']],
      ["g.V(1, 3).sack(assign).by('age').sack()", ['29']],
    ]);
  },
);

t.test('traversers with different sacks stay apart where they meet', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    [
      "g.withSack(0).V(1, 4).sack(sum).by('age').out('created').has('name', 'lop').barrier().sack()",
      ['29', '32'],
    ],
    [
      "g.withSack(0, sum).V(1, 4).sack(sum).by('age').out('created').has('name', 'lop').barrier().sack()",
      ['61', '61'],
    ],
    [
      "g.withBulk(false).withSack(0, sum).V(1, 4).sack(sum).by('age').out('created').has('name', 'lop').barrier().sack()",
      ['61'],
    ],
  ]);
});

t.test('it takes one by()', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.V().sack(sum).by('age').by('name')", 'GREMLIN_MISPLACED_STEP', "by('name')"],
    ["g.V().sack('sum')", 'GREMLIN_ARGUMENTS', 'sack('],
    ["g.withSack('a').V().sack(minus).by('name')", 'GREMLIN_TYPE'],
  ]);
});
