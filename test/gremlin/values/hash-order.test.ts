import { long } from '@meshlapse/model';
import t from 'tap';
import { inHashOrder } from '../../../packages/gremlin/src/values/hash-order.ts';
import type { LiveValue } from '../../../packages/gremlin/src/values/value.ts';

function keysInOrder(...keys: readonly LiveValue[]): readonly LiveValue[] {
  return inHashOrder(keys.map((key) => ({ key }))).map(({ key }) => key);
}

t.test('keys come as a hash map of Java lists them', async (t) => {
  t.strictSame(keysInOrder('person', 'software'), ['software', 'person']);
  t.strictSame(keysInOrder('software', 'person', 'a', 1, true, long(2), null), [
    null,
    'a',
    1,
    long(2),
    'software',
    'person',
    true,
  ]);
});

t.test('the table grows with them, and those of one place keep their order', async (t) => {
  const words = ['tea', 'sugar', 'milk', 'Aa', 'BB', 'x', 'y', 'z'];
  const more = ['coffee', 'cocoa', 'juice', 'water', 'rum', -5];
  const listed = ['Aa', 'BB', -5, 'milk', 'rum', 'juice', 'water', 'cocoa', 'tea', 'coffee'];
  t.strictSame(keysInOrder(...words, ...more), [...listed, 'x', 'y', 'z', 'sugar']);
});

t.test('they stay as they came where one has no hash code that is specified', async (t) => {
  t.strictSame(keysInOrder('person', 1.5, 'software'), ['person', 1.5, 'software']);
  t.strictSame(keysInOrder('person', ['list'], 'software'), ['person', ['list'], 'software']);
});
