import t from 'tap';
import { inOrder } from '../../../packages/gremlin/src/strategies/apply.ts';
import type { Strategy } from '../../../packages/gremlin/src/strategies/strategy.ts';

const named = (name: string, ...after: string[]): Strategy => ({
  name,
  after,
  apply: (traversal) => traversal,
});

t.test('each strategy comes behind those whose work it builds on', (t) => {
  const ordered = inOrder([named('a', 'c'), named('b'), named('c', 'd'), named('d', 'missing')]);
  t.strictSame(
    ordered.map(({ name }) => name),
    ['b', 'd', 'c', 'a'],
  );
  t.throws(() => inOrder([named('a', 'b'), named('b', 'a')]), TypeError);
  t.end();
});
