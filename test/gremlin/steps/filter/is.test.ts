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

t.test('what cannot be compared meets no comparison, and so meets its negation', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject('a', NaN, null, 0, 2).is(lt(1))", ['0']],
    ["g.inject('a', NaN, null, 0, 2).is(not(lt(1)))", ['a', 'NaNd', 'null', '2']],
    ["g.inject('a', NaN, 0, 2).is(between(1, 3).negate())", ['a', 'NaNd', '0']],
    ["g.inject('ab', 'b', 1, null).is(startingWith('a').negate())", ['b', '1', 'null']],
    ["g.inject([1, 'a'], [0, 2]).is(lt([1, 1]))", ['[0, 2]']],
    ['g.inject(0.0, -0.0).is(gt(-0.0))', ['0d']],
    [
      "g.inject(datetime('2020-01-01T00:00:00Z')).is(eq(datetime('2020-01-01T01:00:00+01:00')))",
      [],
    ],
  ]);
});

t.test('values of a type', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject(1, 1l, 'a').is(typeOf(GType.INT))", ['1']],
    ["g.inject(1, 1l, 'a').is(typeOf('Long'))", ['1l']],
    ['g.inject(1, 0.5m, null).is(P.typeOf(NUMBER))', ['1', '0.5m']],
    ['g.inject(1, null).is(typeOf(GType.NULL))', ['null']],
    ['g.inject(1, null).is(not(typeOf(GType.NULL)))', ['1']],
    ['g.inject([1], {1}, [a: 1]).is(typeOf(GType.LIST))', ['[1]']],
    ['g.inject([1], {1}, [a: 1]).is(typeOf(GType.MAP))', ['[a:1]']],
    ['g.inject([1], {1}, [a: 1]).is(typeOf(GType.SET))', ['{1}']],
    ["g.V(1, 2).values('age').aggregate('x').cap('x').is(typeOf(GType.SET))", ['[29, 27]']],
    ['g.V(1).union(identity(), outE(), properties()).is(typeOf(GType.EDGE)).count()', ['3l']],
    ['g.V(1).properties().is(typeOf(GType.PROPERTY)).count()', ['2l']],
    ['g.V(1).properties().is(typeOf(GType.VPROPERTY)).count()', ['2l']],
    ['g.E(7).properties().is(typeOf(GType.VPROPERTY)).count()', ['0l']],
    ["g.V(1).has('name', typeOf(GType.STRING))", ['v[1]']],
    ['g.V(1).path().is(typeOf(GType.PATH))', ['path[v[1]]']],
    ['g.V(1).tree().is(typeOf(GType.TREE)).count()', ['1l']],
    [
      "g.inject(1, 'a').is(typeOf(GType.CHAR).or(typeOf(GType.BINARY)).or(typeOf(GType.DURATION)))",
      [],
    ],
  ]);
  await refusals(t, await modernGraph(), [
    ["g.V().is(typeOf('Thing'))", 'GREMLIN_ARGUMENTS', 'typeOf('],
    ["g.V().is(typeOf('INT'))", 'GREMLIN_ARGUMENTS', 'typeOf('],
    ['g.V().is(typeOf(1))', 'GREMLIN_ARGUMENTS', 'typeOf('],
  ]);
});

t.test('it takes one condition', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().is()', 'GREMLIN_ARGUMENTS', 'is('],
    ['g.V().is(1, 2)', 'GREMLIN_ARGUMENTS', 'is('],
    ['g.V().is(out())', 'GREMLIN_ARGUMENTS', 'is('],
  ]);
});
