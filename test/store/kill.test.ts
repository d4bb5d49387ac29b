import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openLmdbBackend } from '@meshlapse/store';
import t from 'tap';
import { batchWrites } from './support/batches.ts';

const KILLS = 20;
const CHILD = fileURLToPath(new URL('./support/write-batches.ts', import.meta.url));

/** Lets a process write from batch `first` on and kills it; gives the last batch that it said was kept. */
async function writeAndKill(path: string, first: number, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [CHILD, path, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let acknowledged = first - 1;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'open') setTimeout(() => child.kill('SIGKILL'), afterMs);
    else acknowledged = Number(line);
  }
  await exited;
  return acknowledged;
}

t.test('a process that is killed loses no acknowledged batch and leaves no half one', async (t) => {
  const path = t.testdir();
  let next = 1;
  let rounds = 0;
  for (let round = 0; round < KILLS; round++) {
    const acknowledged = await writeAndKill(path, next, (round * 37) % 60);
    if (acknowledged >= next) rounds++;
    const backend = await openLmdbBackend({ path, mode: 'write', tables: ['rows', 'index'] });
    const { entries } = await backend.scan('rows', { from: '\0', to: '\xff' }, 1_000_000);
    const index = await backend.scan('index', { from: '\0', to: '\xff'.repeat(40) }, 1_000_000);
    const last = Buffer.from(entries.at(-1)?.key ?? '\0\0\0\0', 'latin1').readUInt32BE();
    const wanted = Array.from({ length: last }, (_, i) => batchWrites(i + 1)).flat();
    const rows = wanted.filter(({ table }) => table === 'rows');
    // The last acknowledged one may be followed by one that was kept before it could be said.
    if (last < acknowledged || last > acknowledged + 1) t.fail(`kept ${last} of ${acknowledged}`);
    const isWhole =
      entries.length === rows.length &&
      index.entries.length === rows.length &&
      entries.every(({ key, value }, i) => {
        const row = rows[i];
        return row?.key === key && Buffer.compare(row.value ?? value, value) === 0;
      });
    if (!isWhole) t.fail(`round ${round} left half a batch`);
    await backend.close();
    next = last + 1;
  }
  t.ok(rounds > KILLS / 2, `${rounds} of ${KILLS} rounds acknowledged something`);
  t.ok(next > KILLS, `${next - 1} batches`);
});
