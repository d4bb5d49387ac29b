import { long, number, numberType, TypedNumber } from '@meshlapse/model';
import t from 'tap';

t.test('a plain number tells its type', (t) => {
  t.equal(numberType(1), 'int');
  t.equal(numberType(-2147483648), 'int');
  t.equal(numberType(2147483648), 'long');
  t.equal(numberType(0.5), 'double');
  t.equal(numberType(-0), 'double');
  t.equal(numberType(Number.NaN), 'double');
  t.equal(numberType(2 ** 60), 'double');
  t.end();
});

t.test('each number has one form', (t) => {
  t.equal(number('int', 6), 6);
  t.equal(number('double', 0.5), 0.5);
  t.equal(long(5_000_000_000), 5_000_000_000);
  t.equal(long(5_000_000_000n), 5_000_000_000);
  t.strictSame(long(6), new TypedNumber('long', 6));
  t.strictSame(long(6n), new TypedNumber('long', 6));
  t.strictSame(number('double', 2), new TypedNumber('double', 2));
  t.strictSame(long(2n ** 62n), new TypedNumber('long', 2n ** 62n));
  t.equal(numberType(long(6)), 'long');
  t.end();
});
