import assert from 'node:assert/strict';
import { BEGINNING, FOREVER } from '@meshlapse/model';
import {
  instantKey,
  readInstant,
  readText,
  readU32,
  readU48,
  textKey,
  u32,
  u48,
  withPrefix,
} from '@meshlapse/store';
import fc from 'fast-check';
import t from 'tap';

const instant = fc.oneof(
  fc.constantFrom(BEGINNING, -1, 0, 1, 2 ** 32, -(2 ** 32), FOREVER - 1, FOREVER),
  fc.integer({ min: -62_135_596_800_000, max: 9_000_000_000_000 }).map((ms) => ms * 1000 + 7),
);

t.test('keys of numbers come back and order as the numbers do', async (t) => {
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      assert.equal(readInstant(instantKey(a), 0), a);
      assert.equal(instantKey(a) < instantKey(b), a < b);
    }),
  );
  const whole = fc.integer({ min: 0, max: 2 ** 48 - 1 });
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      assert.equal(readU48(u48(a), 0), a);
      assert.equal(u48(a) < u48(b), a < b);
      assert.equal(readU32(u32(a % 2 ** 32), 0), a % 2 ** 32);
    }),
  );
  t.pass();
});

t.test('keys of texts come back, order by code point, and begin no other', async (t) => {
  const text = fc.string({ unit: fc.constantFrom('\0', 'a', 'ÿ', '\u{ffff}', '\u{1f600}') });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const key = textKey(a);
      assert.deepEqual(readText(`x${key}rest`, 1), { text: a, end: key.length + 1 });
      assert.equal(key < textKey(b), Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0);
      if (a !== b) assert.ok(!textKey(b).startsWith(key));
    }),
  );
  t.pass();
});

t.test('a prefix covers what begins with it and nothing else', async (t) => {
  const bytes = fc.string({ unit: fc.constantFrom('\0', 'a', '\xfe', '\xff'), maxLength: 4 });
  fc.assert(
    fc.property(bytes, bytes, (prefix, key) => {
      const { from, to } = withPrefix(prefix);
      assert.equal(key >= from && key < to, key.startsWith(prefix));
    }),
  );
  t.pass();
});
