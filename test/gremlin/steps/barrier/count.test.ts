import t from 'tap';
import { answers, answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('how many there are, as a long', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().count()', ['6l']],
    ['g.V().out().count()', ['6l']],
    ['g.V().both().both().count()', ['30l']],
    ['g.V(99).count()', ['0l']],
    ["g.V().has('no').count()", ['0l']],
    ['g.V().count(global)', ['6l']],
    ['g.V().repeat(both()).times(10).count()', ['34446l']],
    ["g.V().hasLabel('software').count()", ['2l']],
    ['g.E().count()', ['6l']],
    ['g.V().count().count()', ['1l']],
    ['g.V().where(out().count().is(0)).count()', ['3l']],
    ['g.V(1, 2).local(out().count())', ['3l', '0l']],
  ]);
});

t.test('of each collection', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, 2, 3]).count(local)', ['3l']],
    ['g.inject([a: 1]).count(Scope.local)', ['1l']],
    ['g.inject(5, null).count(local)', ['1l', '1l']],
    ['g.inject([]).count(local)', ['0l']],
    ["g.V(1).out('created').path().count(local)", ['2l']],
  ]);
});

t.test('in an interval there is a count for each stretch in which it stays the same', async (t) => {
  await answersInOrder(t, await changingGraph(), [
    [`${between(0, 59)}.V().count()`, ['0l', '2l', '3l', '2l']],
    [`${between(0, 59)}.V('web').out().count()`, ['0l', '1l', '0l']],
    [`${between(0, 59)}.V('web').ever().count()`, ['2l']],
    [`${between(0, 5)}.V().count()`, ['0l']],
  ]);
});

t.test('it takes a scope at most', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().count(1)', 'GREMLIN_ARGUMENTS', 'count('],
    ["g.V().count('x')", 'GREMLIN_ARGUMENTS', 'count('],
  ]);
});
