import { long, number } from '@meshlapse/model';
import t from 'tap';
import { operate } from '../../../packages/gremlin/src/values/operator.ts';
import type { LiveValue } from '../../../packages/gremlin/src/values/value.ts';

t.test('operators put two values together', (t) => {
  const expected: readonly (readonly [string, LiveValue, LiveValue, LiveValue])[] = [
    ['sum', 1, 2, 3],
    ['sum', 1, 0.5, 1.5],
    ['sum', 2_147_483_647, 1, long(2_147_483_648)],
    ['sumLong', 1, 2, long(3)],
    ['minus', 1, 2, -1],
    ['minus', long(5), 2, long(3)],
    ['mult', 3, 4, 12],
    ['mult', 65_536, 65_536, long(4_294_967_296)],
    ['mult', number('bigDecimal', '1.5'), 2, number('bigDecimal', '3.0')],
    ['div', 7, 2, 3],
    ['div', -7, 2, -3],
    ['div', 7, number('double', 2), 3.5],
    ['div', number('bigDecimal', '1'), number('bigDecimal', '-8'), number('bigDecimal', '-0.125')],
    ['div', 1.5, 0, Number.POSITIVE_INFINITY],
    ['min', 3, 2.5, 2.5],
    ['max', 3, 2.5, number('double', 3)],
    ['max', 'a', 'b', 'b'],
    ['div', -2_147_483_648, -1, long(2_147_483_648)],
    ['div', number('bigDecimal', '1'), 3, number('bigDecimal', '0.3333333333')],
    ['div', number('bigDecimal', '2.0'), number('bigDecimal', '0.5'), number('bigDecimal', '4')],
    ['sum', 1, null, 1],
    ['max', null, 2, 2],
    ['min', 1, Number.NaN, 1],
    ['assign', 1, 'x', 'x'],
    ['and', true, false, false],
    ['or', true, false, true],
    ['addAll', [1], [2], [1, 2]],
    ['addAll', new Set([1]), [1, 2], new Set([1, 2])],
    ['addAll', [1], new Set([2]), [1, 2]],
    ['addAll', new Map([['a', 1]]), new Map([['a', 2]]), new Map([['a', 2]])],
  ];
  for (const [operator, a, b, result] of expected)
    t.strictSame(operate(operator, a, b), result, operator);
  t.end();
});

t.test('what does not go together is refused', (t) => {
  const wrong: readonly (readonly [string, LiveValue, LiveValue, string])[] = [
    ['sum', 1, 'x', 'GREMLIN_TYPE'],
    ['minus', null, 1, 'GREMLIN_TYPE'],
    ['and', true, 1, 'GREMLIN_TYPE'],
    ['max', 1, 'a', 'GREMLIN_TYPE'],
    ['addAll', [1], 2, 'GREMLIN_TYPE'],
    ['addAll', 1, [2], 'GREMLIN_TYPE'],
    ['div', 1, 0, 'GREMLIN_ARITHMETIC'],
    ['div', number('bigDecimal', '1'), 0, 'GREMLIN_ARITHMETIC'],
  ];
  for (const [operator, a, b, code] of wrong) t.throws(() => operate(operator, a, b), { code });
  t.end();
});
