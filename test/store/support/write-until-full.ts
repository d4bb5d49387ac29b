/** Writes to a data folder until writes fail, and says what happened. Is started with a limit on the size of files. */
import { CodedError } from '@meshlapse/model';
import { openLmdbBackend } from '@meshlapse/store';

const backend = await openLmdbBackend({
  path: process.argv[2] ?? '',
  mode: 'write',
  tables: ['first'],
});
let kept = 0;
const codes: string[] = [];
while (codes.length < 2) {
  const write = { table: 'first', key: `k${kept}`, value: new Uint8Array(100_000) };
  try {
    await backend.write([write]);
    kept++;
  } catch (error) {
    codes.push(error instanceof CodedError ? error.code : String(error));
  }
}
const found = await backend.getMany('first', [`k${kept - 1}`, `k${kept}`]);
// Time for a rejection that nobody caught to end the process.
await new Promise((resolve) => setTimeout(resolve, 50));
await backend.close();
process.stdout.write(`${JSON.stringify({ kept, codes, found: found.map(Boolean) })}\n`);
