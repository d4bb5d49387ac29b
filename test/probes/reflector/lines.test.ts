import { Readable } from 'node:stream';
import t from 'tap';
import { readLines } from '../../../packages/probes/src/reflector/lines.ts';

async function linesOf(...chunks: readonly string[]): Promise<readonly string[]> {
  const body = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  const found: string[] = [];
  for await (const lines of readLines(body, { stallMs: 1000, maxLineBytes: 10 })) {
    found.push(...lines.map(String));
  }
  return found;
}

t.test('empty lines are left out, and what was cut off at the end', async (t) => {
  t.same(await linesOf('a\n\nb', 'c\nd'), ['a', 'bc']);
});

t.test('a line may be as long as allowed, and no longer, whether it ends or not', async (t) => {
  t.same(await linesOf('0123456789\n01234', '56789\n'), ['0123456789', '0123456789']);
  const message = 'a line is larger than 10 bytes';
  await t.rejects(linesOf('012345', '67890'), { message });
  await t.rejects(linesOf('01234567890\n'), { message });
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
