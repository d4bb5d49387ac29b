import t from 'tap';
import { answersInOrder, refusals } from '../../support/ask.ts';
import { modernGraph } from '../../support/modern-graph.ts';

const TWICE = 'map(union(identity(), identity()).fold())';
const MANY = 'inject(1).repeat(union(identity(), identity()))';

t.test(
  'a value that holds itself again and again is refused where it is walked through',
  async (t) => {
    const tooLarge = 'QUERY_LIMIT';
    await refusals(t, await modernGraph(), [
      [`g.inject(1).repeat(${TWICE}).times(60)`, tooLarge],
      [`g.inject(1).repeat(${TWICE}).times(60).dedup()`, tooLarge],
      [`g.inject(1).repeat(${TWICE}).times(60).asString()`, tooLarge],
      ["g.inject(1).repeat(project('a', 'b').by().by()).times(60)", tooLarge],
      ['g.V().repeat(path()).times(60)', tooLarge],
      ['g.withSack([1]).inject(1).repeat(sack(addAll).by(sack())).times(40)', tooLarge],
    ]);
    await answersInOrder(t, await modernGraph(), [
      [`g.inject(1).repeat(${TWICE}).times(60).count(local)`, ['2l']],
      [`g.inject(1).repeat(${TWICE}).times(2)`, ['[[1, 1], [1, 1]]']],
    ]);
  },
);

t.test('values that are many together are refused together', async (t) => {
  const starts = Array.from({ length: 25 }, (_, i) => i).join(', ');
  await refusals(t, await modernGraph(), [
    [`g.inject(${starts}).map(repeat(${TWICE}).times(18)).asString().path()`, 'QUERY_LIMIT'],
  ]);
});

t.test('values that nest deep are told apart', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.inject(1, 1).map(repeat(fold()).times(100)).dedup().count()', ['1l']],
    ['g.inject(1, 2).map(repeat(fold()).times(100)).dedup().count()', ['2l']],
  ]);
  await refusals(t, await modernGraph(), [
    ['g.inject(1).repeat(fold().is(neq(1))).times(300)', 'VALUE_TOO_DEEP'],
  ]);
});

t.test('so is everything that is gathered', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ["g.E().subgraph('x').cap('x').union(identity(), identity()).dedup().count()", ['1l']],
    ['g.V().out().tree().union(identity(), identity()).dedup().count()', ['1l']],
    ['g.V().out().profile().union(identity(), identity()).dedup().count()', ['1l']],
  ]);
});

t.test('a bulk is charged before it is written out', async (t) => {
  const held = 'QUERY_LIMIT';
  await refusals(t, await modernGraph(), [
    [`g.${MANY}.times(40).group()`, held],
    [`g.${MANY}.times(40).aggregate('x')`, held],
    [`g.withSideEffect('x', 0, sum).${MANY}.times(60).aggregate('x')`, held],
    [`g.with('evaluationTimeout', 200).${MANY}.times(60).fold(0, sum)`, 'QUERY_TIMEOUT'],
  ]);
  await answersInOrder(t, await modernGraph(), [
    [`g.withSideEffect('x', 0, sum).${MANY}.times(3).aggregate('x').cap('x')`, ['8']],
    [`g.${MANY}.times(3).fold(0, sum)`, ['8']],
    [`g.withSideEffect('x', {0}).${MANY}.times(18).aggregate('x').cap('x')`, ['{0, 1}']],
  ]);
});

t.test('a count that no long holds is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    [`g.${MANY}.times(63).count()`, 'GREMLIN_ARITHMETIC'],
    [`g.${MANY}.times(63).groupCount()`, 'GREMLIN_ARITHMETIC'],
  ]);
  await answersInOrder(t, await modernGraph(), [
    [`g.${MANY}.times(62).count()`, [`${2n ** 62n}l`]],
  ]);
});

t.test('a long text is not held against a pattern without end', async (t) => {
  const long = "g.inject('aaaaaaaaaa').repeat(replace('a', 'aaaaaaaaaa')).times(5)";
  await refusals(t, await modernGraph(), [
    [`${long}.is(regex('(a?){300}b'))`, 'QUERY_LIMIT'],
    [`${long}.is(regex('(a|b|aa)*c'))`, 'QUERY_LIMIT'],
  ]);
});
