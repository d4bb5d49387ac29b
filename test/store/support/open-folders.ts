/** Opens each data folder that is named, reads all of it, and prints in a line what came of it. */
import { CodedError } from '@meshlapse/model';
import { CheckedBackend, openLmdbBackend } from '@meshlapse/store';

const TABLES = ['rows', 'index'];

async function readAll(path: string): Promise<string> {
  try {
    const inner = await openLmdbBackend({ path, mode: 'write', tables: TABLES });
    const backend = new CheckedBackend(inner, (table) => `a row of ${table}`);
    try {
      let rows = 0;
      for (const table of TABLES) {
        const page = await backend.scan(table, { from: '\0', to: '\xff\xff\xff' }, 100_000);
        rows += page.entries.length;
      }
      await backend.write([{ table: 'rows', key: 'new', value: new Uint8Array(10) }]);
      return `ok ${rows}`;
    } finally {
      await backend.close();
    }
  } catch (error) {
    return error instanceof CodedError ? error.code : `uncoded ${String(error)}`;
  }
}

for (const path of process.argv.slice(2)) process.stdout.write(`${await readAll(path)}\n`);
