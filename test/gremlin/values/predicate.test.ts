import { number, Regex } from '@meshlapse/model';
import t from 'tap';
import { type GType, gtype } from '../../../packages/gremlin/src/values/gtype.ts';
import {
  compare,
  equalityValues,
  mapPredicate,
  meets,
  member,
  negate,
  type Predicate,
} from '../../../packages/gremlin/src/values/predicate.ts';

const containing: Predicate = { kind: 'text', test: 'containing', text: 'b', isNegated: false };
const regex: Predicate = { kind: 'regex', regex: new Regex('^a'), isNegated: false };

t.test('values meet comparisons by size', async (t) => {
  t.equal(meets(1, compare('eq', number('long', 1))), true);
  t.equal(meets(1, compare('neq', 1)), false);
  t.equal(meets(1, compare('lt', 2)), true);
  t.equal(meets(2, compare('lte', 2)), true);
  t.equal(meets(2, compare('gt', 2)), false);
  t.equal(meets(2, compare('gte', number('double', 2))), true);
  t.equal(meets('b', compare('gt', 'a')), true);
  t.equal(meets(null, compare('eq', null)), true);
  t.equal(meets(1, compare('eq', 'a')), false);
  t.equal(meets(1, compare('neq', 'a')), true);
});

t.test(
  'what cannot be compared does not meet a comparison, and so meets its negation',
  async (t) => {
    for (const predicate of [compare('lt', 'a'), compare('gte', 'a'), containing, regex]) {
      t.equal(meets(1, predicate), false);
      t.equal(meets(1, negate(predicate)), true);
      t.equal(meets(null, negate(predicate)), true);
    }
    t.equal(meets(Number.NaN, compare('lt', 1)), false);
    t.equal(meets(Number.NaN, negate(compare('lt', 1))), true);
    t.equal(meets(Number.NaN, compare('eq', Number.NaN)), false);
    t.equal(meets(Number.NaN, compare('neq', Number.NaN)), true);
  },
);

t.test('types are told apart', async (t) => {
  const ints: Predicate = { kind: 'type', type: typeNamed('INT'), isNegated: false };
  t.equal(meets(1, ints), true);
  t.equal(meets(number('long', 1), ints), false);
  t.equal(meets('1', negate(ints)), true);
});

t.test('members are found by equality', async (t) => {
  t.equal(meets(1, member(true, [number('long', 1), 'x'])), true);
  t.equal(meets('x', member(true, ['y', 'x'])), true);
  t.equal(meets('x', member(false, ['y', 'x'])), false);
  t.equal(meets(null, member(true, [1, null])), true);
  t.equal(meets(1, member(true, [])), false);
  t.equal(meets(1, member(false, [])), true);
  t.equal(meets([1], member(true, [[number('double', 1)]])), true);
});

t.test('texts are searched', async (t) => {
  t.equal(meets('abc', containing), true);
  t.equal(meets('ac', containing), false);
  t.equal(meets('ac', negate(containing)), true);
  t.equal(meets('abc', regex), true);
  t.equal(meets('bca', regex), false);
  t.equal(meets('bca', negate(regex)), true);
});

t.test('negating twice changes nothing', async (t) => {
  const predicates: readonly Predicate[] = [
    compare('lt', 1),
    compare('eq', null),
    member(true, [1]),
    containing,
    regex,
    { kind: 'and', of: [compare('gt', 0), member(false, ['a'])] },
  ];
  for (const predicate of predicates) {
    for (const value of [0, 1, 2, 'a', 'abc', null, true]) {
      t.equal(meets(value, negate(negate(predicate))), meets(value, predicate));
      t.equal(meets(value, negate(predicate)), !meets(value, predicate));
    }
  }
});

t.test('equalities tell their values, and values can be replaced', async (t) => {
  t.same(equalityValues(compare('eq', 1)), [1]);
  t.same(equalityValues(member(true, [1, 2])), [1, 2]);
  t.equal(equalityValues(member(false, [1])), undefined);
  t.equal(equalityValues(compare('gt', 1)), undefined);
  const mapped = mapPredicate(
    { kind: 'or', of: [compare('eq', 1), member(true, [2])] },
    (value) => Number(value) + 10,
  );
  t.equal(meets(11, mapped), true);
  t.equal(meets(12, mapped), true);
  t.equal(meets(1, mapped), false);
});

function typeNamed(name: string): GType {
  const type = gtype(name);
  if (!type) throw new TypeError(`There is no type ${name}`);
  return type;
}
