import { number } from '@meshlapse/model';
import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { graphOf, modernGraph } from '../../../support/modern-graph.ts';
import { NaiveGraph } from '../../../support/naive-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('elements with a property', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().has('lang')", ['v[3]', 'v[5]']],
    ["g.V().has('blah')", []],
    ["g.V(1).out().has('age')", ['v[2]', 'v[4]']],
    ["g.E().has('weight').count()", ['6l']],
  ]);
});

t.test('elements with a property of this value, or that meets a predicate', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().has('name', 'marko')", ['v[1]']],
    ["g.V().has('name', 'blah')", []],
    ["g.V().has('age', gt(30))", ['v[4]', 'v[6]']],
    ["g.V().has('age', 29L)", ['v[1]']],
    ["g.V().has('age', 29.0)", ['v[1]']],
    ["g.V().has('age', '29')", []],
    ["g.V().has('age', neq(29))", ['v[2]', 'v[4]', 'v[6]']],
    ["g.V().has('age', P.gt(27).and(P.lt(35)))", ['v[1]', 'v[4]']],
    ["g.V().has('age', lt(28).or(gt(34)))", ['v[2]', 'v[6]']],
    ["g.V().has('age', gt(30).negate())", ['v[1]', 'v[2]']],
    ["g.V().has('age', not(within(27, 29)))", ['v[4]', 'v[6]']],
    ["g.V().has('age', within([27, 29]))", ['v[1]', 'v[2]']],
    ["g.V().has('age', without(27, 29))", ['v[4]', 'v[6]']],
    ["g.V().has('age', within())", []],
    ["g.V().has('age', inside(27, 32))", ['v[1]']],
    ["g.V().has('age', outside(28, 34))", ['v[2]', 'v[6]']],
    ["g.V().has('age', between(27, 32))", ['v[1]', 'v[2]']],
    ["g.V().has('age', within(27, null)).count()", ['1l']],
    ["g.V().has('name', null)", []],
    ["g.V().has('name', gt('m')).has('name', lt('n'))", ['v[1]']],
    ["g.V().has('name', containing('a'))", ['v[1]', 'v[2]']],
    ["g.V().has('name', TextP.startingWith('jo'))", ['v[4]']],
    ["g.V().has('name', endingWith('r').or(endingWith('p')))", ['v[3]', 'v[6]']],
    ["g.V().has('name', notContaining('o').and(notStartingWith('p')))", ['v[2]', 'v[5]']],
    ["g.V().has('name', notEndingWith('o')).count()", ['5l']],
    ["g.V().has('name', regex('^.{4}$'))", ['v[4]']],
    ["g.V().has('name', regex('[aeiou]{1}r'))", ['v[1]', 'v[6]']],
    ["g.V().has('name', notRegex('r'))", ['v[2]', 'v[3]', 'v[4]']],
    ["g.V().has('age', containing('2'))", []],
    ["g.E().has('weight', between(0.4, 1.0))", ['e[7]', 'e[9]', 'e[11]']],
    ['g.V(99).has("name", "x")', []],
  ]);
});

t.test('by id and label', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().has(T.label, 'software')", ['v[3]', 'v[5]']],
    ['g.V().has(T.id, 1)', ['v[1]']],
    ['g.V().has(id, within(1, 2))', ['v[1]', 'v[2]']],
    ["g.V().has(label, neq('person'))", ['v[3]', 'v[5]']],
    ["g.E().has(T.label, 'knows')", ['e[7]', 'e[8]']],
    ['g.V().has(T.label, null)', []],
  ]);
});

t.test('by label, key and value', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().has('person', 'age', gt(30))", ['v[4]', 'v[6]']],
    ["g.V().has('person', 'name', 'marko')", ['v[1]']],
    ["g.V().has('software', 'name', 'marko')", []],
    ["g.V().has('person', 'age', 29).out('created')", ['v[3]']],
    ["g.E().has('knows', 'weight', 0.5)", ['e[7]']],
  ]);
});

t.test('look-ups keep what follows them', async (t) => {
  await answers(t, await modernGraph({ indexedKeys: ['name', 'lang'] }), [
    ["g.V().has('lang', 'java').has('name', 'lop')", ['v[3]']],
    ["g.V().has('name', 'lop').has('name', 'marko')", []],
    ["g.V().hasLabel('software').has('name', within('lop', 'marko'))", ['v[3]']],
    ["g.V().has('name', eq('lop').or(eq('marko')))", ['v[1]', 'v[3]']],
    ["g.V().hasId(1, 3).has('name', 'lop')", ['v[3]']],
    ["g.V().has('name', within('lop', 'lop'))", ['v[3]']],
  ]);
});

t.test('variables stand for values', async (t) => {
  await answers(
    t,
    await modernGraph(),
    [
      ["g.V().has('name', who)", ['v[1]']],
      ["g.V().has('age', within(ages))", ['v[1]', 'v[2]']],
    ],
    {
      bindings: new Map<string, string | number[]>([
        ['who', 'marko'],
        ['ages', [27, 29]],
      ]),
    },
  );
});

t.test('values of any type are compared', async (t) => {
  const graph = await graphOf(
    [
      [1, 'x', { a: true, b: null, c: [1, 2], d: number('double', Number.NaN) }],
      [2, 'x', { a: 'true' }],
    ],
    [],
  );
  await answers(t, graph, [
    ["g.V().has('a', true)", ['v[1]']],
    ["g.V().has('a', 'true')", ['v[2]']],
    ["g.V().has('b')", ['v[1]']],
    ["g.V().has('b', null)", ['v[1]']],
    ["g.V().has('c', [1, 2])", ['v[1]']],
    ["g.V().has('d', NaN)", []],
    ["g.V().has('d', neq(NaN))", ['v[1]']],
  ]);
});

t.test('a key that is no property is a path into the document', async (t) => {
  const graph = new NaiveGraph();
  const document = { spec: { replicas: 3 } };
  const properties = new Map([['name', 'web']]);
  await graph.write({
    mutations: [{ kind: 'putVertex', id: 1, label: 'Deployment', at: 1, properties, document }],
  });
  await answers(t, graph, [
    ["g.V().has('spec.replicas', gt(2))", ['v[1]']],
    ["g.V().has('spec.replicas', gt(3))", []],
    ["g.V().has('spec.replicas')", ['v[1]']],
    ["g.V().has('spec.paused')", []],
  ]);
});

t.test('in an interval each version is asked', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V().has('phase', 'Pending').values('phase')`, ['Pending']],
    [`${between(0, 59)}.V().has('name', 'web')`, ['v[web]', 'v[web]']],
    [`${between(20, 59)}.V().has('phase', 'Pending')`, []],
  ]);
});

t.test('nothing has a property called null', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().has(null)', []],
    ["g.V().has(null, 'marko')", []],
  ]);
});

t.test('a text of digits may mean an id that is a number', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().has(T.id, '1')", ['v[1]']],
    ["g.V(1).out().has(id, without('2', '3'))", ['v[4]']],
  ]);
});

t.test('wrong arguments are refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().has()', 'GREMLIN_ARGUMENTS', 'has('],
    ['g.V().has(1)', 'GREMLIN_ARGUMENTS', 'has('],
    ["g.V().has('name', out())", 'GREMLIN_ARGUMENTS', 'has('],
    ["g.V().has('a', 'b', 'c', 'd')", 'GREMLIN_ARGUMENTS', 'has('],
    ["g.V().has('name', gt())", 'GREMLIN_ARGUMENTS', 'gt('],
    ["g.V().has('name', inside(1))", 'GREMLIN_ARGUMENTS', 'inside('],
    ["g.V().has('name', regex('('))", 'REGEX_UNSUPPORTED'],
    ["g.V().has('name', containing(1))", 'GREMLIN_ARGUMENTS', 'containing('],
    ["g.V().has('name', gt(1).xor(lt(2)))", 'GREMLIN_ARGUMENTS', 'xor('],
    ["g.V().has('name', nobody)", 'GREMLIN_UNBOUND_VARIABLE', 'nobody'],
  ]);
});
