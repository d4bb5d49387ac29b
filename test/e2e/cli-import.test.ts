import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import t, { type Test } from 'tap';
import { DEMO_RECORDING, type Finished, meshlapse } from '../support/command.ts';
import { demoLines, demoSteps, PODS_OF_REVIEWS_V2 } from '../support/demo-recording.ts';

/** The beginning of the bundled recording: every list, and some of what came after. */
const LINES = demoLines().slice(0, 420);
const LAST = JSON.parse(LINES.at(-1) ?? '').observedAt;

const own = t.testdir();
const good = join(own, 'good.ndjson');
writeFileSync(good, text(LINES));
const [reference, whole] = await Promise.all([
  importAndDump(join(own, 'reference'), good),
  importAndDump(join(own, 'whole'), DEMO_RECORDING),
]);

function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

async function dump(folder: string): Promise<string> {
  const { code, stdout, stderr } = await meshlapse(['dump', '--data', folder]);
  if (code !== 0) throw new Error(`dump failed: ${stderr}`);
  return stdout;
}

async function importAndDump(folder: string, file: string): Promise<string> {
  const { code, stderr } = await meshlapse(['import', file, '--data', folder]);
  if (code !== 0) throw new Error(`import failed: ${stderr}`);
  return dump(folder);
}

/** It ended by itself, said nothing on standard output, and showed no stack. */
function endsWell(t: Test, { code, signal, stdout, stderr }: Finished, expected: number): void {
  t.equal(code, expected, stderr);
  t.equal(signal, null);
  t.equal(stdout, '');
  t.notMatch(stderr, /^ +at |bug in Meshlapse/m);
}

t.test('the same recording again changes nothing', async (t) => {
  t.ok(whole.length > 1_000_000, 'there is something to compare');
  const folder = join(own, 'whole');
  const again = await meshlapse(['import', DEMO_RECORDING, DEMO_RECORDING, '--data', folder]);
  endsWell(t, again, 0);
  t.match(again.stderr, /^(?:.*: nothing new of cluster bookinfo, it was imported before\.\n){2}$/);
  t.ok((await dump(folder)) === whole);
});

t.test('plain or packed, file or standard input: the graph is the same', async (t) => {
  const folder = t.testdir({ 'packed.bin': '' });
  const packed = join(folder, 'packed.bin');
  writeFileSync(packed, gzipSync(text(LINES)));
  const dumps = await Promise.all([
    importAndDump(join(folder, 'a'), packed),
    importInput(t, join(folder, 'b'), text(LINES)),
    importInput(t, join(folder, 'c'), gzipSync(text(LINES))),
    importInput(t, join(folder, 'd'), text(LINES).trimEnd()),
  ]);
  for (const each of dumps) t.ok(each === reference);
});

async function importInput(t: Test, folder: string, input: string | Buffer): Promise<string> {
  const result = await meshlapse(['import', '-', '--data', folder], { input });
  endsWell(t, result, 0);
  t.match(result.stderr, /^standard input: cluster bookinfo, .* objects, .* events\/s\)\.\n$/);
  return dump(folder);
}

t.test('a recording that grew goes on where it ended', async (t) => {
  const file = join(t.testdir(), 'growing.ndjson');
  const folder = join(t.testdirName, 'data');
  for (const end of [100, 420]) {
    writeFileSync(file, text(LINES.slice(0, end)));
    endsWell(t, await meshlapse(['import', file, '--data', folder]), 0);
  }
  t.ok((await dump(folder)) === reference);
  writeFileSync(file, text(LINES.slice(0, 200)));
  const shorter = await meshlapse(['import', file, '--data', folder]);
  endsWell(t, shorter, 1);
  t.match(shorter.stderr, /growing.ndjson' has 200 lines; 420 of it were imported already/);
  const changed = LINES.map((line) => line.replace('"kube-root-ca.crt"', '"changed"'));
  writeFileSync(file, text(changed));
  const other = await meshlapse(['import', file, '--data', folder]);
  endsWell(t, other, 1);
  t.match(other.stderr, /begins like one that was imported/);
  t.ok((await dump(folder)) === reference, 'what is refused changes nothing');
});

t.test('two clusters in one folder stay apart', async (t) => {
  const folder = join(t.testdir(), 'data');
  const file = join(t.testdirName, 'staging.ndjson');
  writeFileSync(file, text(demoLines()).replace(UUID, otherUuid));
  const both = await meshlapse(['import', DEMO_RECORDING, '--data', folder]);
  endsWell(t, both, 0);
  const second = await meshlapse(['import', file, '--cluster', 'staging', '--data', folder]);
  endsWell(t, second, 0);
  t.match(second.stderr, /: cluster staging, .*: 406 objects/);
  const { at, pods } = demoSteps().at(-1) ?? { at: '', pods: [] };
  const ask = async (gremlin: string) => {
    const { stdout } = await meshlapse([
      'query',
      '--data',
      folder,
      '--at',
      at,
      '-o',
      'json',
      gremlin,
    ]);
    return JSON.parse(stdout).results;
  };
  const of = (cluster: string) =>
    PODS_OF_REVIEWS_V2.replace('g.V()', `g.V().has('cluster','${cluster}')`);
  const answers = await Promise.all([
    ask(of('bookinfo')),
    ask(of('staging')),
    ask(`g.inject(0).union(
      V().has('cluster','staging').both().has('cluster', neq('staging')).count(),
      V().has('resource').has('cluster','bookinfo').count(),
      V().has('resource').has('cluster','staging').count())`),
  ]);
  const [bookinfo, staging, [across, ofBookinfo, ofStaging]] = answers;
  t.strictSame(bookinfo, pods);
  t.strictSame(staging, pods);
  t.equal(across, 0, 'no edge leads from one to the other');
  t.ok(ofBookinfo > 300);
  t.equal(ofStaging, ofBookinfo, 'both hold as many objects');
});

const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/** Others become others, and the same stay the same. */
function otherUuid(uuid: string): string {
  return (Number.parseInt(uuid.slice(0, 1), 16) ^ 8).toString(16) + uuid.slice(1);
}

t.test('the same objects under another name are refused and leave no trace', async (t) => {
  const folder = join(own, 'reference');
  const refused = await meshlapse(['import', good, '--cluster', 'other', '--data', folder]);
  endsWell(t, refused, 1);
  t.match(
    refused.stderr,
    /good.ndjson' is to be imported as cluster 'other', but its objects are recorded as those of cluster 'bookinfo'\. Nothing was changed\./,
  );
  t.ok((await dump(folder)) === reference);
});

/** Each kind of bad line and what is said about it. */
const BAD_LINES: readonly (readonly [
  name: string,
  line: string,
  reason: RegExp,
  isTriedAlone?: boolean,
])[] = [
  ['not JSON', 'nonsense', /it is not JSON/, true],
  ['half of a line', '{"observedAt":"2026', /it is not JSON/],
  ['no object', '[1, 2]', /JSON object/],
  ['unknown type', bad({ type: 'EXPLODED' }), /EXPLODED/, true],
  ['no type', bad({ type: undefined }), /type/],
  ['no time', bad({ observedAt: undefined }), /observedAt/],
  ['a time without a zone', bad({ observedAt: '2026-11-23T20:50:00' }), /zone/],
  ['no resource', bad({ resource: undefined }), /resource/],
  ['an object without uid', bad({ object: { metadata: { name: 'x' } } }), /uid/, true],
  ['no object where one belongs', bad({ object: undefined }), /object/],
  ['time goes backwards', bad({ observedAt: '2026-11-23T20:42:00Z' }), /is before/, true],
];

function bad(change: object): string {
  const object = { metadata: { uid: 'a', name: 'b', resourceVersion: '1' } };
  return JSON.stringify({
    ...{ observedAt: LAST, type: 'ADDED', resource: 'v1/pods', object },
    ...change,
  });
}

/** What is known, without how far the recording was read: left out lines count as read. */
function withoutPosition(dumped: string): string {
  return dumped.replace(/^\{"position".*\n/gm, '');
}

t.test('the first bad line ends an import; what was read before stays', async (t) => {
  const folder = t.testdir();
  await Promise.all(
    BAD_LINES.filter(([, , , isTriedAlone]) => isTriedAlone).map(
      async ([name, line, reason], i) => {
        const file = join(folder, `${i}.ndjson`);
        writeFileSync(file, text([...LINES, line, ...LINES.slice(-1)]));
        const data = join(folder, `data-${i}`);
        const result = await meshlapse(['import', file, '--data', data]);
        endsWell(t, result, 3);
        const [, said = ''] =
          /^error: The recording '.*\d+\.ndjson' is wrong at line 421: (.*)\. See docs.*\n$/.exec(
            result.stderr,
          ) ?? [];
        t.match(said, reason, `${name}: ${result.stderr}`);
      },
    ),
  );
  writeFileSync(join(folder, '0.ndjson'), text(LINES));
  t.ok((await importAndDump(join(folder, 'data-0'), join(folder, '0.ndjson'))) === reference);
});

t.test('with --keep-going every bad line is told and left out', async (t) => {
  const folder = t.testdir();
  const file = join(folder, 'bad.ndjson');
  const lines = [...LINES.slice(0, -1), ...BAD_LINES.map(([, line]) => line), ...LINES.slice(-1)];
  writeFileSync(file, text(lines));
  const data = join(folder, 'data');
  const result = await meshlapse(['import', file, '--keep-going', '--data', data]);
  endsWell(t, result, 3);
  const told = result.stderr.split('\n').filter((line) => line.startsWith('bad line: '));
  t.strictSame(
    told.map((line) => / at line (\d+): /.exec(line)?.[1]),
    BAD_LINES.map((_, i) => String(420 + i)),
  );
  for (const [i, [, , reason]] of BAD_LINES.entries()) t.match(told[i], reason);
  t.match(result.stderr, /, 11 bad lines left out\.\n$/);
  const kept = withoutPosition(await dump(data));
  t.ok(kept === withoutPosition(reference), 'the good lines are all there');
  const again = await meshlapse(['import', file, '--keep-going', '--data', data]);
  t.match(again, { code: 0, stderr: /nothing new of cluster bookinfo/ });
});

t.test('a line that is cut off, and what is packed and cut off', async (t) => {
  const folder = t.testdir();
  const cut = join(folder, 'cut.ndjson');
  writeFileSync(cut, text(LINES).slice(0, -40));
  const plain = await meshlapse(['import', cut, '--data', join(folder, 'plain')]);
  endsWell(t, plain, 3);
  t.match(plain.stderr, /cut.ndjson' is wrong at line 420: the last line is cut off/);
  writeFileSync(cut, text(LINES));
  t.ok((await importAndDump(join(folder, 'plain'), cut)) === reference, 'goes on when it is whole');

  const packed = join(folder, 'cut.ndjson.gz');
  writeFileSync(packed, readFileSync(DEMO_RECORDING).subarray(0, 40_000));
  const data = join(folder, 'packed');
  const stopped = await meshlapse(['import', packed, '--data', data]);
  endsWell(t, stopped, 3);
  t.match(stopped.stderr, /cut.ndjson.gz' is cut off: its gzip data ends too early/);
  const kept = await meshlapse(['import', packed, '--keep-going', '--data', data]);
  endsWell(t, kept, 3);
  t.match(kept.stderr, /1 bad line left out/);
  t.match(await dump(data), /"Pod"/, 'what could be unpacked stays');
  t.ok((await importAndDump(data, DEMO_RECORDING)) === whole, 'goes on when it is whole');

  const broken = Buffer.from(readFileSync(DEMO_RECORDING));
  broken.fill(0xff, 40_000, 40_100);
  writeFileSync(packed, broken);
  const unreadable = await meshlapse(['import', packed, '--data', join(folder, 'broken')]);
  endsWell(t, unreadable, 3);
  t.match(unreadable.stderr, /cut.ndjson.gz' cannot be unpacked: .*What came before was read/);
});

t.test('a line of 64 MiB is told, and not held in memory', async (t) => {
  const folder = t.testdir();
  const file = join(folder, 'long.ndjson');
  const out = createWriteStream(file);
  out.write(text(LINES.slice(0, -1)));
  for (let i = 0; i < 64; i++) out.write(Buffer.alloc(1 << 20, 'x'));
  out.end(`\n${LINES.at(-1)}\n`);
  await finished(out);
  const data = join(folder, 'data');
  const stopped = await meshlapse(['import', file, '--data', data]);
  endsWell(t, stopped, 3);
  t.match(stopped.stderr, /long.ndjson' is wrong at line 420: it is longer than \d+ bytes/);
  const kept = await meshlapse(['import', file, '--keep-going', '--data', data]);
  endsWell(t, kept, 3);
  t.ok(withoutPosition(await dump(data)) === withoutPosition(reference));
});

t.test('what is no recording', async (t) => {
  const folder = t.testdir({ empty: '', folder: {}, 'notes.txt': 'Hello\n', blank: '\n\n' });
  const expected: readonly (readonly [string, number, RegExp])[] = [
    ['empty', 3, /empty' is wrong at line 1: .*the recording is empty/],
    ['blank', 3, /blank' is wrong at line 1: /],
    ['notes.txt', 3, /notes.txt' is wrong at line 1: it is not JSON/],
    ['folder', 1, /folder' cannot be read: it is a folder/],
    ['missing', 1, /missing' cannot be read: there is no such file/],
  ];
  await Promise.all(
    expected.map(async ([name, code, message]) => {
      const args = ['import', good, join(folder, name), '--data', join(folder, `data-${name}`)];
      const result = await meshlapse(args);
      endsWell(t, result, code);
      t.match(result.stderr, message);
      if (code === 1) t.notMatch(result.stderr, /objects/, 'told before anything is imported');
      else t.match(result.stderr, /good.ndjson: cluster bookinfo/);
    }),
  );
});
