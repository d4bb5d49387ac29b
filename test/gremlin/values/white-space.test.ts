import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { trimEnd, trimStart, words } from '../../../packages/gremlin/src/values/white-space.ts';

t.test('white space is that of Java', async (t) => {
  for (const space of [' ', '\t', '\n', '\r', '\u001f', '\u2003', '\u3000']) {
    t.equal(trimStart(`${space}a${space}`), `a${space}`);
    t.equal(trimEnd(`${space}a${space}`), `${space}a`);
  }
  for (const other of ['\u00a0', '\u2007', '\u202f', '\ufeff']) {
    t.equal(trimStart(`${other}a`), `${other}a`);
  }
  t.same(words('  a  b '), ['a', 'b']);
  t.same(words(' '), []);
});

t.test('where both mean the same, it is as in JavaScript', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\t', '\n', '\u3000') });
  fc.assert(
    fc.property(text, (value) => {
      assert.equal(trimStart(value), value.trimStart());
      assert.equal(trimEnd(value), value.trimEnd());
      assert.deepEqual(words(value), value.match(/\S+/g) ?? []);
    }),
  );
});

t.test('long runs of spaces take no time', async (t) => {
  const spaces = `a${' '.repeat(1_000_000)}b`;
  const began = performance.now();
  t.equal(trimEnd(spaces), spaces);
  t.ok(performance.now() - began < 1000);
});
