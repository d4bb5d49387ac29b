import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CheckedBackend, openLmdbBackend } from '@meshlapse/store';
import t from 'tap';
import { batchWrites } from './support/batches.ts';
import { killAfterLines } from './support/kill-after-lines.ts';

const TABLES = ['rows', 'index'];
const WRITER = fileURLToPath(new URL('./support/write-batches.ts', import.meta.url));
const READER = fileURLToPath(new URL('./support/open-folders.ts', import.meta.url));
const FILLER = fileURLToPath(new URL('./support/write-until-full.ts', import.meta.url));

const open = (path: string, mode: 'write' | 'read' = 'write') =>
  openLmdbBackend({ path, mode, tables: TABLES });

async function filled(path: string): Promise<Buffer> {
  const backend = new CheckedBackend(await open(path), (table) => `a row of ${table}`);
  for (let batch = 1; batch <= 16; batch++) {
    const writes = Array.from({ length: 50 }, (_, i) => batchWrites(batch * 50 + i)).flat();
    await backend.write(writes);
  }
  await backend.write([{ table: 'rows', key: 'large', value: new Uint8Array(20_000).fill(5) }]);
  await backend.close();
  return fs.readFileSync(join(path, 'data.mdb'));
}

t.test('what cannot be a data folder is refused and left alone', async (t) => {
  const path = t.testdir({
    file: 'text',
    foreign: { 'data.mdb': 'somebody else' },
    newer: { 'meshlapse.json': '{"application":"meshlapse","format":999}' },
    older: { 'meshlapse.json': '{"application":"meshlapse","format":1}' },
    other: { 'meshlapse.json': '{"application":"something"}' },
    broken: { 'meshlapse.json': '{"applica' },
    empty: {},
  });
  await t.rejects(open(`${path}/file`), { code: 'STORE_NOT_A_FOLDER' });
  await t.rejects(open(`${path}/file/below`), { code: 'STORE_NOT_A_FOLDER' });
  await t.rejects(open(`${path}/file`, 'read'), { code: 'STORE_NOT_A_FOLDER' });
  await t.rejects(open(`${path}/foreign`), { code: 'STORE_FOREIGN' });
  await t.rejects(open(`${path}/foreign`, 'read'), { code: 'STORE_FOREIGN' });
  await t.rejects(open(`${path}/newer`), { code: 'STORE_FORMAT_NEWER', message: /999/ });
  await t.rejects(open(`${path}/older`), { code: 'STORE_FORMAT_OLDER', message: /format 1/ });
  await t.rejects(open(`${path}/other`), { code: 'STORE_FOREIGN' });
  await t.rejects(open(`${path}/broken`), { code: 'STORE_FOREIGN' });
  await t.rejects(open(`${path}/nowhere`, 'read'), { code: 'STORE_MISSING' });
  await t.rejects(open(`${path}/empty`, 'read'), { code: 'STORE_MISSING' });
  await t.rejects(open('/proc/meshlapse'), { code: /STORE_NOT_WRITABLE/ });
  t.strictSame(fs.readdirSync(`${path}/foreign`), ['data.mdb']);
  t.strictSame(fs.readdirSync(`${path}/empty`), []);
});

t.test('a second writer is refused by the name of the first', async (t) => {
  const path = t.testdir();
  const first = await open(path);
  await t.rejects(open(path), { code: 'STORE_LOCKED', message: new RegExp(`${process.pid}`) });
  const other = spawnSync(process.execPath, [READER, path], { encoding: 'utf8' });
  t.equal(other.stdout.trim(), 'STORE_LOCKED');
  await first.close();
  const second = await open(path);
  await second.close();
});

t.test('the lock of a process that is gone is taken over', async (t) => {
  const path = t.testdir();
  await killAfterLines([WRITER, path], 5);
  t.ok(fs.existsSync(`${path}/writer.lock`));
  const next = await open(path);
  await next.close();
  // A process that got the number of one that is gone began at another time.
  fs.writeFileSync(`${path}/writer.lock`, JSON.stringify({ pid: process.pid, started: '1' }));
  const last = await open(path);
  await last.close();
  t.notOk(fs.existsSync(`${path}/writer.lock`));
});

t.test('readers beside a writing process see its commits', async (t) => {
  const path = t.testdir();
  const writer = await open(path);
  await writer.write(batchWrites(1));
  const child = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { openLmdbBackend } from '@meshlapse/store';
       const reader = await openLmdbBackend({ path: ${JSON.stringify(path)}, mode: 'read', tables: ${JSON.stringify(TABLES)} });
       const { entries } = await reader.scan('rows', { from: '\\0', to: '\\xff' }, 100);
       console.log(entries.length);
       await reader.close();`,
    ],
    { encoding: 'utf8' },
  );
  t.equal(child.stdout.trim(), '2', child.stderr);
  await writer.close();
});

t.test('a damaged file is told, not served, and does not end the process', async (t) => {
  const folder = t.testdir({ whole: {} });
  const whole = await filled(`${folder}/whole`);
  const page = 4096;
  const last = whole.length / page - 1;
  const zeroed = (...pages: number[]) => {
    const bytes = Buffer.from(whole);
    for (const number of pages) bytes.fill(0, number * page, (number + 1) * page);
    return bytes;
  };
  const noise = (length: number) =>
    Buffer.from(Array.from({ length }, (_, i) => (Math.imul(i + 1, 2_654_435_761) >>> 13) & 255));
  const garbled = Array.from({ length: 12 }, (_, i) => {
    const bytes = Buffer.from(whole);
    noise(page).copy(bytes, Math.floor(2 + (i * (last - 2)) / 11) * page);
    return bytes;
  });
  const cuts = [
    1,
    100,
    page,
    page + 1,
    2 * page,
    3 * page,
    9 * page + 17,
    Math.floor(last / 2) * page,
  ];
  const trials: readonly Buffer[] = [
    ...cuts.map((length) => whole.subarray(0, length)),
    whole.subarray(0, whole.length - page),
    noise(40_000),
    Buffer.alloc(40_000),
    zeroed(0),
    zeroed(1),
    zeroed(0, 1),
    ...Array.from({ length: Math.floor(last / 5) }, (_, i) => zeroed(i * 5 + 2)),
    ...garbled,
    ...Array.from({ length: 40 }, (_, i) => flipped(whole, i)),
  ];
  const paths = trials.map((bytes, i) => {
    const path = `${folder}/trial-${i}`;
    fs.cpSync(`${folder}/whole`, path, { recursive: true });
    fs.rmSync(`${path}/lock.mdb`, { force: true });
    fs.writeFileSync(`${path}/data.mdb`, bytes);
    return path;
  });
  const child = spawnSync(process.execPath, [READER, `${folder}/whole`, ...paths], {
    encoding: 'utf8',
  });
  t.equal(child.signal, null, child.stdout);
  const [good, ...results] = child.stdout.trim().split('\n');
  t.equal(results.length, trials.length);
  const told = ['STORE_DAMAGED', 'GRAPH_CORRUPT', 'STORE_WRITE_FAILED'];
  for (const [i, result] of results.entries()) {
    // What hits a part of the file that is not in use changes nothing.
    if (result !== good && !told.includes(result)) t.fail(`trial ${i}: ${result}, not ${good}`);
  }
  t.ok(results.filter((result) => result === 'STORE_DAMAGED').length > 20);
  t.ok(
    results.slice(0, cuts.length).every((result) => result === 'STORE_DAMAGED'),
    'cut files',
  );
});

t.test(
  'a full disk refuses the write, keeps what was acknowledged, and takes no more',
  async (t) => {
    const path = `${t.testdir()}/data`;
    const child = spawnSync(
      'bash',
      ['-c', 'ulimit -f 2000 && exec "$0" "$@"', process.execPath, FILLER, path],
      { encoding: 'utf8' },
    );
    t.equal(child.status, 0, child.stderr);
    const { kept, codes, found } = JSON.parse(child.stdout);
    t.strictSame(codes, ['STORE_WRITE_FAILED', 'STORE_WRITE_FAILED']);
    t.strictSame(found, [true, false]);
    const backend = await openLmdbBackend({ path, mode: 'write', tables: ['first'] });
    const { entries } = await backend.scan('first', { from: 'k', to: 'l' }, 1000);
    t.equal(entries.length, kept);
    await backend.write([{ table: 'first', key: 'again', value: new Uint8Array(10) }]);
    await backend.close();
  },
);

/** One bit of the pages in use, spread over the file. */
function flipped(whole: Buffer, i: number): Buffer {
  const bytes = Buffer.from(whole);
  const at = 2 * 4096 + ((i * 104_729) % (whole.length - 2 * 4096));
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (i % 8));
  return bytes;
}
