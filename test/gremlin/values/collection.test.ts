import { number, Path } from '@meshlapse/model';
import t from 'tap';
import { mapOf, membersOf, setOf } from '../../../packages/gremlin/src/values/collection.ts';

t.test('lists, sets and paths have members, maps have none', async (t) => {
  t.same(membersOf([1, null]), [1, null]);
  t.same(membersOf(new Set([1])), [1]);
  t.same(membersOf(new Path(['a'], [[]])), ['a']);
  t.equal(membersOf(new Map([['a', 1]])), undefined);
  t.equal(membersOf('ab'), undefined);
  t.equal(membersOf(null), undefined);
});

t.test('a set holds each value once, by what it is', async (t) => {
  const [one, other] = [number('long', 1), number('long', 1)];
  t.equal(setOf([one, other, 1, [1], [1], 'a', 'a']).size, 4);
});

t.test('a map holds each key once, with its last value', async (t) => {
  const map = mapOf([
    [number('long', 1), 'a'],
    ['x', 'b'],
    [number('long', 1), 'c'],
  ]);
  t.same([...map.values()], ['c', 'b']);
});
