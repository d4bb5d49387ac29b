import type { Dice } from './dice.ts';

type Build = (size: number) => string;

/** What could make a reader recurse, backtrack, or hold more than the text is worth. */
const BUILDS: readonly Build[] = [
  (n) => `g.inject(${'['.repeat(n)}${']'.repeat(n)})`,
  (n) => `g.inject(${'{'.repeat(n)}`,
  (n) => `g.inject(${'[a:'.repeat(n)}1${']'.repeat(n)})`,
  (n) => `g.inject(${'[(a):'.repeat(n)}`,
  (n) => `g.V(${'('.repeat(n)}`,
  (n) => `g.V().where(${'out('.repeat(n)}${')'.repeat(n)})`,
  (n) => `g.V()${'.where(__.out()'.repeat(n)}${')'.repeat(n)}`,
  (n) => `g.V().is(${'not('.repeat(n)}eq(1)${')'.repeat(n)})`,
  (n) => `g.V().is(eq(1)${'.or(eq(1))'.repeat(n)})`,
  (n) => `g.V()${'.out()'.repeat(n)}`,
  (n) => `g.V()${'.out().and()'.repeat(n)}.out()`,
  (n) => `g.V()${".as('a')".repeat(n)}.by('a')`,
  (n) => `g.V()${'.id'.repeat(n)}`,
  (n) => `g.inject([${'1,'.repeat(n)}1])`,
  (n) => `g.inject(${'9'.repeat(n)})`,
  (n) => `g.inject(${'9'.repeat(n)}L)`,
  (n) => `g.inject(0x${'f'.repeat(n)}n)`,
  (n) => `g.inject(1.${'0'.repeat(n)}m)`,
  (n) => `g.inject(1e${'9'.repeat(Math.min(n, 400))}m)`,
  (n) => `g.inject(1e${n}m)`,
  (n) => `g.inject(${'1_'.repeat(n)}x)`,
  (n) => `g.inject(0..${n})`,
  (n) => `g.inject(${'1..1000,'.repeat(n)}1)`,
  (n) => `g.inject('${"\\'".repeat(n)}`,
  (n) => `g.inject('${'\\u0041'.repeat(n)}')`,
  (n) => `g.inject("${'\\'.repeat(n)}")`,
  (n) => `g.V()${' /'.repeat(n)}`,
  (n) => `${'//\n'.repeat(n)}g.V()`,
  (n) => `${' '.repeat(n)}g.V()${'\n'.repeat(n)}`,
  (n) => 'g.V();'.repeat(n),
  (n) => "'';".repeat(n),
  (n) => `g.V().${'x'.repeat(n)}()`,
  (n) => `g.V().has('a', regex('${'(a+)+'.repeat(Math.min(n, 2_000))}'))`,
  (n) => `g.V().has('a', regex('${'a{9}'.repeat(Math.min(n, 2_000))}'))`,
  (n) => `g.inject(datetime('${'2'.repeat(n)}'))`,
  (n) => `g.V().math('${'(1+'.repeat(n)}1')`,
  (n) => `g.withStrategies(${'SubgraphStrategy(vertices: out().where('.repeat(n)}`,
  (n) => `g.V(${'g.V('.repeat(n)}1${').next()'.repeat(n)})`,
];

/** Mostly small, so that what grows too fast is seen, and sometimes as large as a text may be. */
const SIZES = [1, 2, 7, 50, 99, 101, 400, 1_000, 5_000, 20_000, 70_000];

export function hostileText(dice: Dice, steps: readonly string[]): string {
  return dice.throw() < 0.5 ? nested(dice, steps) : dice.of(BUILDS)(dice.of(SIZES));
}

/** One step in itself, as deep as is read: forms that are tried one after the other must not multiply. */
function nested(dice: Dice, steps: readonly string[]): string {
  const [step, depth] = [dice.of(steps), 1 + dice.below(98)];
  const before = dice.of(['', "'a', ", 'out(), ', '1, ', 'T.id, ', '__.']);
  const behind = dice.of(['', ', out()', '.next()', ', desc', '.by(id)']);
  return `g.V().${`${step}(${before}`.repeat(depth)}out()${`${behind})`.repeat(depth)}`;
}
