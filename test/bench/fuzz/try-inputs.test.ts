import { CodedError } from '@meshlapse/model';
import t, { type Test } from 'tap';
import { tryInputs } from '../../../packages/bench/src/fuzz/try-inputs.ts';

const options = { count: 50, seed: 1, mostMs: 1_000 };

/** Tries numbers below 1000; gives what was printed, and whether the process would fail. */
const tried = (t: Test, read: (input: number) => void) => {
  const written = t.capture(process.stdout, 'write', () => true);
  const before = process.exitCode;
  tryInputs(
    {
      name: 'numbers',
      make: (dice) => dice.below(1_000),
      read,
      show: String,
      hasPosition: ({ data }) => 'position' in data,
    },
    options,
  );
  const failed = process.exitCode === 1;
  process.exitCode = before;
  return {
    failed,
    text: written()
      .map(({ args }) => args.join(''))
      .join(''),
  };
};

t.test('the same seed tries the same inputs', (t) => {
  const seen: Set<number>[] = [new Set(), new Set()];
  for (const set of seen) tried(t, (input) => set.add(input));
  t.same(seen[0], seen[1]);
  t.ok((seen[0]?.size ?? 0) > 25, 'and not one input again and again');
  t.end();
});

t.test('what is refused where it should be is fine', (t) => {
  const { failed, text } = tried(t, (input) => {
    if (input % 2 === 0) return;
    throw new CodedError({
      code: 'ODD',
      category: 'incorrect',
      message: 'It is odd.',
      data: { position: 0 },
    });
  });
  t.notOk(failed);
  t.match(text, /^ODD \d+$/m);
  t.match(text, /\n50 passed, 0 failed\n$/);
  t.equal(/^heap (.*)$/m.exec(text)?.[1]?.split(', ').length, 5);
  t.end();
});

t.test('a crash makes the process fail', (t) => {
  const { failed, text } = tried(t, () => {
    throw new TypeError('oops');
  });
  t.ok(failed);
  t.match(text, /\n0 passed, 50 failed\n$/);
  t.end();
});
