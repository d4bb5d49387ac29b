import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('what was labelled', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).as('a').out('knows').select('a')", ['v[1]', 'v[1]']],
    [
      "g.V(1).as('a').out('knows').as('b').select('a', 'b')",
      ['[a:v[1], b:v[2]]', '[a:v[1], b:v[4]]'],
    ],
    ["g.V(1).as('a').out('created').as('b').select('a', 'b').by('name')", ['[a:marko, b:lop]']],
    [
      "g.V(1).as('a').out('created').as('b').select('a', 'b').by('age').by('name')",
      ['[a:29, b:lop]'],
    ],
    ["g.V(1).as('a', 'b').select('a', 'b').by('name').by('age')", ['[a:marko, b:29]']],
    ["g.V(1).as('a').select('a').by(out().count())", ['3l']],
    ["g.V(1).outE('created').as('e').inV().select('e').values('weight')", ['0.4d']],
  ]);
});

t.test('what was not labelled, or sees nothing, drops the traverser', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().select('a')", []],
    ["g.V().as('a').select('a', 'b')", []],
    ["g.V().select('a').count()", ['0l']],
    ["g.V().as('a').select('a').by('lang')", ['java', 'java']],
    [
      "g.V().as('a', 'n').select('a', 'n').by('lang').by('name')",
      ['[a:java, n:lop]', '[a:java, n:ripple]'],
    ],
    ["g.V().valueMap().select('a')", []],
    ["g.V(99).as('a').select('a')", []],
  ]);
});

t.test('of several objects under one label, those that Pop says', async (t) => {
  const way =
    "g.V(1).as('a').out('knows').has('age', 32).as('a').out('created').has('name', 'lop').as('a', 'b')";
  await answers(t, await modernGraph(), [
    [`${way}.select('a')`, ['v[3]']],
    [`${way}.select(first, 'a')`, ['v[1]']],
    [`${way}.select(Pop.last, 'a')`, ['v[3]']],
    [`${way}.select(all, 'a')`, ['[v[1], v[4], v[3]]']],
    [`${way}.select(mixed, 'a')`, ['[v[1], v[4], v[3]]']],
    [`${way}.select(Pop.all, 'b')`, ['[v[3]]']],
    [`${way}.select(Pop.mixed, 'b')`, ['v[3]']],
    [`${way}.select(Pop.first, 'a', 'b')`, ['[a:v[1], b:v[3]]']],
    [`${way}.select(Pop.all, 'a', 'b')`, ['[a:[v[1], v[4], v[3]], b:[v[3]]]']],
    [`${way}.select(all, 'a').by(unfold().values('name').fold())`, ['[marko, josh, lop]']],
    ["g.V().select(Pop.all, 'a')", []],
  ]);
});

t.test('what is under a key of a map', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject([a: 1, b: 2]).select('a')", ['1']],
    ["g.inject([a: 1, b: 2]).select('b', 'a')", ['[a:1, b:2]']],
    ["g.inject([a: 1]).select('c')", []],
    ["g.inject([a: null]).select('a')", ['null']],
    ["g.inject([a: 1]).as('a').select('a')", ['1']],
    ["g.V(1).elementMap('name').as('x').select('x').select('name')", ['marko']],
  ]);
});

t.test('the keys, or the values', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([a: 1, b: 2]).select(keys)', ['{a, b}']],
    ['g.inject([a: 1, b: 2]).select(Column.values)', ['[1, 2]']],
    ['g.inject([a: 1]).unfold().select(keys)', ['a']],
    ['g.inject([a: 1]).unfold().select(values)', ['1']],
    ["g.V(1).as('a', 'b').out('created').as('c').path().select(keys)", ['[{a, b}, {c}]']],
    ["g.V(1).out('created').path().select(values)", ['[v[1], v[3]]']],
  ]);
});

t.test('what was gathered', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).out('created').aggregate('x').select('x')", ['[v[3]]']],
    [
      "g.V(1).group('m').by(constant('a')).by(values('name')).barrier().select('m').select('a')",
      ['marko'],
    ],
  ]);
});

t.test('what is under the label that a traversal gives', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).as('a').out('created').as('a').select(Pop.all, constant('a'))", ['[v[1], v[3]]']],
    ["g.inject([a: 1]).select(constant('a'))", ['1']],
    ["g.inject([1: 'a', 2: 'b']).select(constant(2l))", ['b']],
    ['g.inject(3, 3, null).groupCount().select(constant(null))', ['1l']],
  ]);
});

t.test('in an interval a labelled version stays that version', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V('web').as('p').out().as('n').select('p', 'n').by('phase').by('name')`,
      ['[n:east, p:Pending]', '[n:east, p:Running]', '[n:west, p:Running]', '[n:west, p:Running]'],
    ],
  ]);
});

t.test('it needs names', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().select()', 'GREMLIN_ARGUMENTS', 'select('],
    ['g.V().select(1)', 'GREMLIN_ARGUMENTS', 'select('],
    ['g.V().select(Pop.all)', 'GREMLIN_ARGUMENTS', 'select('],
    ['g.V().select(keys, values)', 'GREMLIN_ARGUMENTS', 'select('],
    ['g.inject(1).select(keys)', 'GREMLIN_TYPE'],
  ]);
});
