import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('values that meet the condition', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().values('age').is(32)", ['32']],
    ["g.V().values('age').is(32L)", ['32']],
    ["g.V().values('age').is(lte(30))", ['29', '27']],
    ["g.V().values('age').is(gte(29)).is(lt(34))", ['29', '32']],
    ["g.V().where(in('created').count().is(1)).values('name')", ['ripple']],
    ["g.V().where(in('created').count().is(gte(2L))).values('name')", ['lop']],
    ['g.inject(1, null).is(null)', ['null']],
    ['g.inject(1, null).is(neq(null))', ['1']],
    ["g.inject(1, 'a').is(gt(0))", ['1']],
    ['g.inject([1, 2], [2, 1]).is([1, 2])', ['[1, 2]']],
    ['g.inject([a: 1]).is([a: 1L])', ['[a:1]']],
    ['g.inject(NaN).is(NaN)', []],
    ['g.inject(true, false).is(true)', ['true']],
    [
      "g.inject(datetime('2020-01-01T00:00:00Z')).is(lt(datetime('2020-01-02T00:00:00Z')))",
      ['2020-01-01T00:00:00Z'],
    ],
    ['g.V(99).is(1)', []],
    ["g.V().out('created').id().is(3).count()", ['3l']],
  ]);
});

t.test('it takes one condition', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().is()', 'GREMLIN_ARGUMENTS', 'is('],
    ['g.V().is(1, 2)', 'GREMLIN_ARGUMENTS', 'is('],
    ['g.V().is(out())', 'GREMLIN_ARGUMENTS', 'is('],
  ]);
});
