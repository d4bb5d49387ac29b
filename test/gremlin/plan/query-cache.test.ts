import t from 'tap';
import { QueryCache } from '../../../packages/gremlin/src/plan/query-cache.ts';

const known = (text: string) => ({ text, chains: [], bound: undefined });

t.test('what was asked for longest goes first', (t) => {
  const cache = new QueryCache({ entries: 2, bytes: 1_000_000 });
  cache.set('a', known('a'));
  cache.set('b', known('b'));
  t.equal(cache.get('a')?.text, 'a');
  cache.set('c', known('c'));
  t.equal(cache.get('b'), undefined);
  t.equal(cache.get('a')?.text, 'a');
  t.equal(cache.size, 2);
  t.end();
});

t.test('it is bounded by what it keeps, too', (t) => {
  const cache = new QueryCache({ entries: 1_000, bytes: 100_000 });
  for (let i = 0; i < 1_000; i += 1) cache.set(`${i}`.padEnd(50), known(''));
  t.ok(cache.bytes <= 100_000);
  t.ok(cache.size >= 10 && cache.size < 1_000);
  cache.set('x'.repeat(10_000), known(''));
  t.equal(cache.get('x'.repeat(10_000)), undefined, 'one that is too large is not kept');
  cache.set('same', known('1'));
  const { size, bytes } = cache;
  cache.set('same', known('2'));
  t.same([cache.size, cache.bytes, cache.get('same')?.text], [size, bytes, '2']);
  t.end();
});
