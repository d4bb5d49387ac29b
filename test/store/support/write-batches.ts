/**
 * Writes batches to a data folder for ever; prints the number of each when it is acknowledged. The parent kills it.
 *
 * A batch has one to seven rows and an index row for each, so that half a batch shows.
 */
import { writeSync } from 'node:fs';
import { openLmdbBackend } from '@meshlapse/store';
import { batchWrites } from './batches.ts';

const [path = '', first = '1'] = process.argv.slice(2);
const backend = await openLmdbBackend({ path, mode: 'write', tables: ['rows', 'index'] });
writeSync(1, 'open\n');
for (let number = Number(first); ; number++) {
  await backend.write(batchWrites(number));
  writeSync(1, `${number}\n`);
}
