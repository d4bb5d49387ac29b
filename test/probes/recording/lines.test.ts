import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { LineSplitter } from '../../../packages/probes/src/recording/lines.ts';

t.test('lines are the same however the bytes are cut', async () => {
  const line = fc.stringMatching(/^[^\n]*$/);
  fc.assert(
    fc.property(fc.array(line), line, fc.array(fc.nat(40)), (lines, last, cuts) => {
      const bytes = Buffer.from([...lines, last].join('\n'));
      const splitter = new LineSplitter(1_000_000);
      const found: string[] = [];
      let start = 0;
      for (const size of [...cuts, bytes.length]) {
        const chunk = bytes.subarray(start, start + size);
        found.push(...splitter.push(chunk).map((each) => each.bytes.toString()));
        start += size;
      }
      assert.deepEqual(found, lines);
      const rest = splitter.rest();
      assert.equal(rest?.bytes.toString() ?? '', last);
      assert.equal(rest?.isEnded ?? false, false);
    }),
  );
});

t.test('of a line that is too long nothing is held but its length', async (t) => {
  const splitter = new LineSplitter(10);
  t.match(splitter.push(Buffer.from('0123456789\n01234567890\n')), [
    { number: 1, length: 10, bytes: Buffer.from('0123456789') },
    { number: 2, length: 11, bytes: Buffer.alloc(0) },
  ]);
  splitter.push(Buffer.from('012345'));
  t.equal(splitter.pending, 6);
  splitter.push(Buffer.from('678901'));
  t.match(splitter.rest(), { number: 3, length: 12, bytes: Buffer.alloc(0), isEnded: false });
  t.equal(splitter.rest(), undefined);
});
