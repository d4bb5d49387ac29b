import type { Dice } from './dice.ts';

const PIECES: readonly string[] = [
  ...['g', '.', '..', '(', ')', '[', ']', '{', '}', ',', ':', ';', '//', '\n', ' ', '\t', '__'],
  ...["'a'", '"b"', "'", '"', '\\', "'\\u0041'", "''", 'null', 'true', 'NaN', '-Infinity', 'new'],
  ...[
    '0',
    '1',
    '-1',
    '0x1F',
    '017',
    '1_000',
    '1e5',
    '.5',
    '1.5f',
    '9223372036854775808',
    '1n',
    '3m',
  ],
  ...['T.id', 'id', 'desc', 'Scope.local', 'Pop.last', 'Merge.onCreate', 'GType.INT', 'DT.day'],
  ...['P.gt(1)', 'within(1, 2)', "TextP.regex('a+')", 'not(eq(1))', '1..5', "'a'..'c'"],
  ...['x', 'ä', '変数', '$1', '_', '\u{1f600}', '\u0000', '\ud800', '\u2028', '#', '@'],
];

/** What may stand as an argument. */
const VALUES: readonly string[] = [
  ...[
    "'a'",
    "'name'",
    '1',
    '-1',
    '2l',
    '1.5',
    '0.5f',
    '3m',
    'true',
    'null',
    'NaN',
    '[]',
    "['a', 1]",
  ],
  ...[
    '{1, 2}',
    '[a: 1]',
    '[(T.id): 1]',
    '[:]',
    '1..5',
    'T.id',
    'label',
    'desc',
    'Scope.local',
    'local',
  ],
  ...[
    'Pop.last',
    'values',
    'sum',
    'Pick.none',
    'OUT',
    'Merge.onCreate',
    'Cardinality.set',
    'GType.INT',
  ],
  ...[
    'DT.day',
    'normSack',
    'IO.reader',
    'WithOptions.tokens',
    'P.gt(1)',
    'within(1, 2)',
    'not(eq(1))',
  ],
  ...["TextP.regex('a+')", "typeOf('int')", "datetime('2020-01-01')", 'datetime()', 'UUID()'],
  ...[
    'SeedStrategy(seed: 1)',
    'ReadOnlyStrategy',
    "new OptionsStrategy(a: 'b')",
    'g.V().next()',
    'x',
  ],
];

/** Steps from the catalogue with arguments from anywhere, or signs without any sense. */
export function randomText(dice: Dice, steps: readonly string[]): string {
  return dice.throw() < 0.3 ? soup(dice) : chain(dice, steps, 0);
}

function soup(dice: Dice): string {
  const length = 1 + dice.below(30);
  const begin = dice.throw() < 0.5 ? 'g.V().' : '';
  return begin + Array.from({ length }, () => dice.of(PIECES)).join(dice.of(['', ' ', '']));
}

function chain(dice: Dice, steps: readonly string[], depth: number): string {
  const begin =
    depth === 0 ? dice.of(['g.V()', 'g.E()', 'g', 'g.inject(1)']) : dice.of(['__', 'out()']);
  const calls = Array.from({ length: dice.below(6) }, () => call(dice, steps, depth));
  return [begin, ...calls].join('.');
}

function call(dice: Dice, steps: readonly string[], depth: number): string {
  const count = dice.of([0, 0, 1, 1, 2, 3]);
  const args = Array.from({ length: count }, () =>
    depth < 4 && dice.throw() < 0.3 ? chain(dice, steps, depth + 1) : dice.of(VALUES),
  );
  return `${dice.of(steps)}(${args.join(', ')})`;
}
