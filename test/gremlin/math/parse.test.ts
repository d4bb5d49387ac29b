import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { parseMath } from '../../../packages/gremlin/src/math/parse.ts';
import { evaluate } from '../../../packages/gremlin/src/math/program.ts';
import { MathFault } from '../../../packages/gremlin/src/math/tokens.ts';

function calculate(text: string, values: Readonly<Record<string, number>> = {}): number {
  const program = parseMath(text);
  if (program instanceof MathFault)
    throw new TypeError(`${text}: ${program.what} at ${program.at}`);
  return evaluate(
    program,
    program.variables.map((name) => values[name] ?? Number.NaN),
  );
}

t.test('operators bind as in exp4j', async (t) => {
  const expected = [
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['[1 + 2] * {3}', 9],
    ['8 / 2 / 2', 2],
    ['8 - 2 - 2', 4],
    ['7 % 4', 3],
    ['-7 % 4', -3],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -2', 0.25],
    ['2 * -3 ^ 2', -18],
    ['-2 * 3', -6],
    ['2 - -2', 4],
    ['--2', 2],
    ['+5', 5],
    ['.5 + 5. + 1e2 + 1E-1', 105.6],
  ] as const;
  for (const [text, value] of expected) t.equal(calculate(text), value, text);
});

t.test('a function without brackets takes all that follows', async (t) => {
  t.equal(calculate('abs -4 + 1'), 3);
  t.equal(calculate('abs(-4) + 1'), 5);
  t.equal(calculate('2 * sqrt 4 * 4'), 8);
  t.equal(calculate('(sqrt 16) + 9'), 13);
  t.equal(calculate('sqrt sqrt 16'), 2);
  t.equal(calculate('pow(2, 1 + 2)'), 8);
});

t.test('every function is there', async (t) => {
  const one = [
    'abs',
    'cbrt',
    'ceil',
    'exp',
    'floor',
    'log',
    'log10',
    'log2',
    'signum',
    'sqrt',
    'tan',
  ];
  for (const name of [...one, 'acos', 'asin', 'atan', 'cos', 'cosh', 'sin', 'sinh', 'tanh']) {
    t.ok(Number.isFinite(calculate(`${name}(1)`)), name);
  }
  t.equal(calculate('cot(1)'), 1 / Math.tan(1));
  t.ok(Number.isNaN(calculate('sqrt(-1)')));
});

t.test('variables are listed once, as they come', async (t) => {
  const program = parseMath('b + a * _ - b / expected');
  t.same(program instanceof MathFault ? [] : program.variables, ['b', 'a', '_', 'expected']);
  t.equal(calculate('_ * x0 + größe', { _: 2, x0: 3, größe: 1 }), 7);
});

t.test('faults say where they are', async (t) => {
  const faults = [
    ['', 0],
    ['1 +', 3],
    ['  1 + ', 5],
    ['(1', 2],
    ['1)', 1],
    ['1 2', 2],
    ['2(3)', 1],
    ['a b', 2],
    ['*3', 0],
    ['sin()', 4],
    ['pow(2)', 5],
    ['pow 2', 4],
    ['1, 2', 1],
    ['3 # 4', 2],
    ['3!', 1],
    ['1..2', 2],
    ['0x10', 1],
  ] as const;
  for (const [text, at] of faults) {
    const fault = parseMath(text);
    t.ok(fault instanceof MathFault, text);
    t.equal(fault instanceof MathFault && fault.at, at, text);
  }
});

t.test('deep expressions are refused, long ones are not', async (t) => {
  for (const deep of ['('.repeat(5000), '-'.repeat(5000), 'sin '.repeat(5000), '2^'.repeat(5000)]) {
    t.ok(parseMath(`${deep}1`) instanceof MathFault);
  }
  t.equal(calculate(`0${'+1'.repeat(20_000)}`), 20_000);
});

t.test('division by zero is refused', async (t) => {
  t.throws(() => calculate('1 / 0'), { code: 'GREMLIN_ARITHMETIC' });
  t.throws(() => calculate('1 % 0'), { code: 'GREMLIN_ARITHMETIC' });
});

interface Tree {
  readonly text: string;
  readonly value: number;
}

const sum = (a: Tree, b: Tree) => ({ text: `(${a.text} + ${b.text})`, value: a.value + b.value });
const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.nat(1000).map((value) => ({ text: String(value), value })),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => sum(a, b)),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => ({
      text: `(${a.text}) * [${b.text}]`,
      value: a.value * b.value,
    })),
    tie('tree').map(({ text, value }) => ({ text: `(-(${text}))`, value: -value })),
    tie('tree').map(({ text, value }) => ({ text: `abs(${text})`, value: Math.abs(value) })),
  ),
})).tree;

t.test('what is bracketed throughout is calculated as JavaScript does', async () => {
  fc.assert(
    fc.property(tree, tree, (a, b) => {
      assert.equal(calculate(sum(a, b).text), a.value + b.value);
    }),
  );
});

t.test('no text breaks the parser', async () => {
  const piece = fc.constantFrom(
    '1',
    '.5',
    '_',
    'a',
    'sin',
    'pow',
    '(',
    ')',
    '+',
    '-',
    '*',
    '^',
    ',',
    ' ',
    '%',
    '#',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      const read = parseMath(text);
      if (read instanceof MathFault) assert.ok(read.at >= 0 && read.at <= text.length);
      else evaluateAny(read);
    }),
    { numRuns: 2000 },
  );
});

function evaluateAny(program: Exclude<ReturnType<typeof parseMath>, MathFault>): void {
  try {
    assert.equal(
      typeof evaluate(
        program,
        program.variables.map(() => 3),
      ),
      'number',
    );
  } catch (error) {
    assert.equal((error as { code?: string }).code, 'GREMLIN_ARITHMETIC');
  }
}
