import { type NumberType, number, numberType, TypedNumber } from '@meshlapse/model';
import t from 'tap';
import {
  addNumbers,
  compareNumbers,
  isNaNumber,
  isNumeric,
  meanOf,
  multiplyNumber,
  type Numeric,
  promote,
  toDouble,
  toWhole,
} from '../../../packages/gremlin/src/values/numbers.ts';

const say = (value: Numeric) =>
  `${numberType(value)} ${value instanceof TypedNumber ? value.value : value}`;
const of = (type: NumberType, value: number | bigint | string) => number(type, value);

t.test('sums are of the wider type, and wider still where whole numbers overflow', async (t) => {
  const sums: readonly (readonly [Numeric, Numeric, string])[] = [
    [1, 2, 'int 3'],
    [of('byte', 1), of('byte', 2), 'byte 3'],
    [of('byte', 127), of('byte', 1), 'short 128'],
    [of('byte', 1), of('short', 1), 'short 2'],
    [of('short', 32767), of('short', 1), 'int 32768'],
    [2147483647, 1, 'long 2147483648'],
    [-2147483648, -1, 'long -2147483649'],
    [of('long', 1), 1, 'long 2'],
    [of('long', 2n ** 63n - 1n), 1, 'bigInteger 9223372036854775808'],
    [of('bigInteger', 1n), 1, 'bigInteger 2'],
    [of('float', 1), of('float', 2), 'float 3'],
    [of('float', 1), of('byte', 2), 'float 3'],
    [of('float', 1), of('long', 2), 'double 3'],
    [of('float', 1), of('double', 2), 'double 3'],
    [of('float', 2 ** 127), of('float', 2 ** 127), `double ${2 ** 128}`],
    [1, 0.5, 'double 1.5'],
    [of('bigDecimal', '0.1'), of('bigDecimal', '0.2'), 'bigDecimal 0.3'],
    [of('bigInteger', 1n), 0.5, 'bigDecimal 1.5'],
    [of('bigDecimal', '1.50'), 1, 'bigDecimal 2.50'],
    [Infinity, -Infinity, 'double NaN'],
  ];
  for (const [a, b, sum] of sums) {
    t.equal(say(addNumbers(a, b)), sum);
    t.equal(say(addNumbers(b, a)), sum, `${sum}, the other way round`);
  }
});

t.test('adding an infinity or NaN to a wide number does not fail', async (t) => {
  for (const special of [Infinity, -Infinity, Number.NaN]) {
    for (const wide of [of('bigInteger', 1n), of('bigDecimal', '1.5')]) {
      t.equal(String(toDouble(addNumbers(wide, special))), String(special));
    }
  }
});

t.test('numbers are compared exactly, whatever their types', async (t) => {
  const smaller: readonly (readonly [Numeric, Numeric])[] = [
    [1, 2],
    [-0, 0],
    [-0, of('bigDecimal', '0')],
    [1, of('long', 2)],
    [of('bigDecimal', `1${'0'.repeat(400)}`), Infinity],
    [-Infinity, of('bigDecimal', `-1${'0'.repeat(400)}`)],
    [of('long', 2n ** 53n), of('long', 2n ** 53n + 1n)],
    [of('bigDecimal', '0.1'), 0.2],
    [of('bigDecimal', '0.10000000000000001'), of('bigDecimal', '0.10000000000000002')],
    [of('bigInteger', 2n ** 100n), Infinity],
    [-Infinity, of('bigDecimal', '-1')],
    [Infinity, Number.NaN],
    [of('bigDecimal', '1'), Number.NaN],
    [1e300, of('bigInteger', 10n ** 301n)],
  ];
  for (const [a, b] of smaller) {
    t.ok(compareNumbers(a, b) < 0, `${say(a)} < ${say(b)}`);
    t.ok(compareNumbers(b, a) > 0, `${say(b)} > ${say(a)}`);
  }
  t.equal(compareNumbers(of('bigDecimal', '1.00'), 1), 0);
  t.equal(compareNumbers(of('bigDecimal', '0.0'), 0), 0);
  t.equal(compareNumbers(Number.NaN, of('float', Number.NaN)), 0);
});

t.test('a bulk multiplies, a mean divides', async (t) => {
  t.equal(say(multiplyNumber(2147483647, 2)), 'long 4294967294');
  t.equal(say(multiplyNumber(of('bigDecimal', '0.1'), 3)), 'bigDecimal 0.3');
  t.equal(say(multiplyNumber(of('byte', 3), 1)), 'byte 3');
  t.equal(say(multiplyNumber(0.5, 4)), 'double 2');
  t.equal(say(meanOf(6, 4)), 'double 1.5');
  t.equal(say(meanOf(of('long', 4), 2)), 'double 2');
  t.equal(say(meanOf(of('bigInteger', 5n), 2)), 'bigDecimal 2.5');
  t.equal(say(meanOf(of('float', 3), 2)), 'double 1.5');
});

t.test('a number takes the type that it shares with another', async (t) => {
  t.equal(say(promote(29, 0.4)), 'double 29');
  t.equal(say(promote(1, of('long', 1))), 'long 1');
  t.equal(say(promote(of('byte', 1), of('bigDecimal', '2.0'))), 'bigDecimal 1');
  t.equal(say(promote(of('long', 5), 1)), 'long 5');
});

t.test('limits are whole numbers', async (t) => {
  t.equal(toWhole(of('long', 3)), 3);
  t.equal(toWhole(-3), -3);
  t.equal(toWhole(1.5), undefined);
  t.equal(toWhole(of('double', 1)), undefined);
  t.equal(toWhole(of('long', 2n ** 60n)), undefined);
  t.equal(toWhole('1'), undefined);
  t.ok(isNaNumber(of('float', Number.NaN)));
  t.notOk(isNaNumber('NaN'));
  t.ok(isNumeric(of('byte', 1)));
  t.notOk(isNumeric('1'));
});
