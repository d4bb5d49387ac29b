import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import {
  bytesOfUuid,
  isUuidText,
  uuidOfBytes,
} from '../../../packages/gremlin/src/values/uuid-text.ts';

t.test('bytes and text are each the reverse of the other', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const text = uuidOfBytes(Buffer.from(bytes));
      assert.ok(isUuidText(text), text);
      assert.deepEqual(Uint8Array.from(bytesOfUuid(text)), Uint8Array.from(bytes));
    }),
  );
  const text = '41c70ea0-6d66-46f4-a0e6-2fbb7f1d3f3f';
  t.equal(uuidOfBytes(bytesOfUuid(text)), text);
  t.equal(uuidOfBytes(bytesOfUuid(text.toUpperCase())), text);
  t.end();
});

t.test('a text is a UUID as it is written everywhere, or none', (t) => {
  t.ok(isUuidText('41C70EA0-6d66-46f4-a0e6-2fbb7f1d3f3f'));
  for (const text of [
    '',
    '41c70ea06d6646f4a0e62fbb7f1d3f3f',
    '{41c70ea0-6d66-46f4-a0e6-2fbb7f1d3f3f}',
    ' 41c70ea0-6d66-46f4-a0e6-2fbb7f1d3f3f',
    '41c70ea0-6d66-46f4-a0e6-2fbb7f1d3f3',
    '41c70ea0-6d66-46f4-a0e6-2fbb7f1d3f3g',
  ]) {
    t.notOk(isUuidText(text), text);
  }
  t.end();
});
