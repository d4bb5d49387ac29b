import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import t from 'tap';
import { LineSplitter, readLines } from '../../../packages/probes/src/reflector/lines.ts';

t.test('lines are the same however the bytes are cut', async () => {
  const line = fc.stringMatching(/^[^\n]*$/);
  fc.assert(
    fc.property(fc.array(line), fc.array(fc.nat(40)), (lines, cuts) => {
      const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));
      const splitter = new LineSplitter(1_000_000);
      const found: string[] = [];
      let start = 0;
      for (const size of [...cuts, bytes.length]) {
        const chunk = bytes.subarray(start, start + size);
        found.push(...splitter.push(chunk).map((each) => each.toString()));
        start += size;
      }
      assert.deepEqual(
        found,
        lines.filter((each) => each !== ''),
      );
    }),
  );
});

t.test('a line may be as long as allowed, and no longer', async (t) => {
  const splitter = new LineSplitter(10);
  t.equal(splitter.push(Buffer.from('0123456789\n0123456789\n')).length, 2);
  t.strictSame(splitter.push(Buffer.from('012345')), []);
  t.throws(() => splitter.push(Buffer.from('67890')), {
    message: 'a line is larger than 10 bytes',
  });
});

t.test('silence is counted only while we wait', async (t) => {
  const body = new Readable({ read: () => undefined });
  const lines = readLines(body, { stallMs: 100, maxLineBytes: 100 });
  body.push('one\n');
  t.equal((await lines.next()).value?.length, 1);
  // A slow reader is not a silent server.
  await new Promise((resolve) => setTimeout(resolve, 200));
  body.push('two\n');
  t.equal((await lines.next()).value?.length, 1);
  await t.rejects(lines.next(), { name: 'ApiFailure', message: 'nothing came for 0.1 s' });
  t.ok(body.destroyed);
});
