import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the mean of all', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().values('age').mean()", ['30.75d']],
    ["g.V().values('foo').mean()", []],
    ['g.inject(null, 10, 20, null).mean()', ['15d']],
    ['g.inject(1, 2).mean(global)', ['1.5d']],
    ['g.inject(1, 1, 4).barrier().mean()', ['2d']],
    ['g.inject(1f, 2f).mean()', ['1.5d']],
    ['g.inject(2, 2.5).mean()', ['2.25d']],
  ]);
});

t.test('of each collection', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().values('age').fold().mean(local)", ['30.75d']],
    ["g.V().values('foo').fold().mean(Scope.local)", []],
    ['g.inject([null, 10, 20]).mean(local)', ['15d']],
    ["g.V(1).values('age').mean(local)", ['29d']],
  ]);
});

t.test('what is no number is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.V().values('name').mean()", 'GREMLIN_TYPE'],
    ['g.V().mean(1)', 'GREMLIN_ARGUMENTS', 'mean('],
  ]);
});
