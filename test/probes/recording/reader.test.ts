import { gzipSync } from 'node:zlib';
import { type CodedError, parseInstant } from '@meshlapse/model';
import { type ReaderOptions, type RecordedLine, readRecording } from '@meshlapse/probes';
import t from 'tap';

const HEADER =
  '{"format":"meshlapse-recording","version":1,"cluster":"c1","server":{"gitVersion":"v1.37.2"},"observedAt":"2026-01-01T00:00:00.000000Z"}';
const DISCOVERED =
  '{"observedAt":"2026-01-01T00:00:01.000000Z","type":"DISCOVERED","resource":"v1/pods","kind":"Pod","namespaced":true}';
const LISTED =
  '{"observedAt":"2026-01-01T00:00:02.000001Z","type":"LISTED","resource":"v1/pods","object":{"metadata":{"uid":"u1","name":"p"}}}';
const SYNCED =
  '{"observedAt":"2026-01-01T00:00:03.000000Z","type":"SYNCED","resource":"v1/pods","resourceVersion":"7","count":1}';
const BOOKMARK =
  '{"observedAt":"2026-01-01T00:00:04.000000Z","type":"BOOKMARK","resource":"v1/pods","object":{"kind":"Pod","metadata":{"resourceVersion":"9"},"spec":{"containers":null}}}';
const GOOD = `${[HEADER, DISCOVERED, LISTED, SYNCED, BOOKMARK].join('\n')}\n`;

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function read(
  content: string | Uint8Array,
  options?: ReaderOptions,
  size = 1000,
): Promise<{ lines: RecordedLine[]; error: CodedError | undefined }> {
  const lines: RecordedLine[] = [];
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  try {
    for await (const line of readRecording(chunksOf(bytes, size), options)) lines.push(line);
  } catch (error) {
    return { lines, error: error as CodedError };
  }
  return { lines, error: undefined };
}

t.test('a recording is read line by line, plain or packed, however it is cut', async (t) => {
  const expected = await read(GOOD);
  t.equal(expected.error, undefined);
  t.same(
    expected.lines.map(({ line, event }) => [line, event.type]),
    [
      [1, 'HEADER'],
      [2, 'DISCOVERED'],
      [3, 'LISTED'],
      [4, 'SYNCED'],
      [5, 'BOOKMARK'],
    ],
  );
  t.same(expected.lines[0]?.event, {
    type: 'HEADER',
    cluster: 'c1',
    serverVersion: 'v1.37.2',
    observedAt: parseInstant('2026-01-01T00:00:00Z'),
  });
  t.equal(expected.lines[2]?.event.observedAt, parseInstant('2026-01-01T00:00:02.000001Z'));
  for (const size of [1, 7, 100]) {
    t.same(await read(GOOD, {}, size), expected);
    t.same(await read(gzipSync(GOOD), {}, size), expected);
  }
});

t.test('a file is read by its first bytes, whatever its name', async (t) => {
  const dir = t.testdir({ 'packed.ndjson': gzipSync(GOOD) });
  let count = 0;
  for await (const { event } of readRecording(`${dir}/packed.ndjson`)) count += event ? 1 : 0;
  t.equal(count, 5);
  for (const path of [`${dir}/absent`, dir]) {
    await t.rejects(readRecording(path).next(), { code: 'RECORDING_UNREADABLE' });
  }
});

t.test('a last line without a line end counts when it is whole', async (t) => {
  const { lines, error } = await read(GOOD.trimEnd());
  t.equal(error, undefined);
  t.equal(lines.length, 5);
});

t.test('a bad line ends the reading with what is wrong and where', async (t) => {
  const cases: [name: string, line: string, code: string, message: RegExp][] = [
    [
      'no JSON',
      '{"observedAt":',
      'RECORDING_LINE_INVALID',
      /'standard input' .*line 3: it is not JSON/,
    ],
    ['no object', '[1]', 'RECORDING_LINE_INVALID', /not a JSON object/],
    [
      'unknown type',
      LISTED.replace('LISTED', 'GONE'),
      'RECORDING_TYPE_UNKNOWN',
      /no line type "GONE"/,
    ],
    ['no resource', LISTED.replace('resource', 'r'), 'RECORDING_FIELD_MISSING', /field resource/],
    ['no object', LISTED.replace('object', 'o'), 'RECORDING_FIELD_MISSING', /field object/],
    ['no name', LISTED.replace('"name"', '"n"'), 'RECORDING_FIELD_MISSING', /metadata.name/],
    ['no uid', LISTED.replace('"uid"', '"id"'), 'RECORDING_UID_MISSING', /no metadata.uid/],
    ['no count', SYNCED.replace('"count":1', '"count":"1"'), 'RECORDING_FIELD_MISSING', /count/],
    ['no version', BOOKMARK.replace('"9"', '9'), 'RECORDING_FIELD_MISSING', /resourceVersion/],
    ['no zone', LISTED.replace('001Z', '001'), 'RECORDING_FIELD_MISSING', /observedAt: .*zone/],
    [
      'an earlier time',
      LISTED.replace('00:02', '00:00'),
      'RECORDING_TIME_BACKWARDS',
      /2026-01-01T00:00:00.000001Z is before 2026-01-01T00:00:01Z/,
    ],
  ];
  for (const [name, line, code, message] of cases) {
    const content = `${[HEADER, DISCOVERED, line, SYNCED].join('\n')}\n`;
    const { lines, error } = await read(content);
    t.match(error, { code, message, data: { file: 'standard input', line: 3 } }, name);
    t.equal(lines.length, 2, 'what came before stays');
    const reported: CodedError[] = [];
    const rest = await read(content, { onBadLine: (bad) => reported.push(bad) });
    t.equal(rest.error, undefined);
    t.same(
      rest.lines.map(({ event }) => event.type),
      ['HEADER', 'DISCOVERED', 'SYNCED'],
    );
    t.match(reported, [{ code }]);
  }
});

t.test('a recording without its header is refused, even when asked to go on', async (t) => {
  const cases: [string, string][] = [
    ['', 'RECORDING_HEADER_MISSING'],
    [`${DISCOVERED}\n`, 'RECORDING_HEADER_MISSING'],
    ['hello\n', 'RECORDING_HEADER_MISSING'],
    [GOOD.replace('"version":1', '"version":2'), 'RECORDING_VERSION_UNSUPPORTED'],
  ];
  for (const [content, code] of cases) {
    t.match((await read(content)).error, { code });
    t.match((await read(content, { onBadLine: () => t.fail('reported') })).error, { code });
  }
});

t.test('a cut-off last line is told apart from a broken one', async (t) => {
  const content = GOOD.slice(0, -20);
  t.match((await read(content)).error, { code: 'RECORDING_LINE_CUT_OFF', data: { line: 5 } });
  const reported: CodedError[] = [];
  const { lines } = await read(content, { onBadLine: (error) => reported.push(error) });
  t.equal(lines.length, 4);
  t.match(reported, [{ code: 'RECORDING_LINE_CUT_OFF' }]);
});

t.test('of a cut-off gzip file everything that can be unpacked is read', async (t) => {
  const many = GOOD + `${BOOKMARK}\n`.repeat(5000);
  const packed = gzipSync(many);
  for (const size of [64, 1 << 20]) {
    const { lines, error } = await read(packed.subarray(0, packed.length - 12), {}, size);
    t.match(error, { code: 'RECORDING_TRUNCATED', message: /standard input/ });
    t.ok(lines.length > 4900, `${lines.length} lines`);
  }
  const damaged = Buffer.from(packed);
  damaged.fill(0xff, 60, 80);
  t.match((await read(damaged)).error, { code: 'RECORDING_UNREADABLE' });
  const reported: CodedError[] = [];
  await read(packed.subarray(0, packed.length - 12), { onBadLine: (e) => reported.push(e) });
  t.match(reported.at(-1), { code: 'RECORDING_TRUNCATED' });
});

t.test('a line of 64 MiB is refused without holding it', async (t) => {
  const chunk = Buffer.alloc(1 << 20, 'x');
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${HEADER}\n`);
    for (let i = 0; i < 64; i += 1) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      yield chunk;
    }
    yield Buffer.from(`\n${DISCOVERED}\n`);
  }
  const reported: CodedError[] = [];
  const types: string[] = [];
  const options = { onBadLine: (error: CodedError) => reported.push(error) };
  for await (const { event } of readRecording(endless(), options)) {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    types.push(event.type);
  }
  t.same(types, ['HEADER', 'DISCOVERED']);
  t.match(reported, [{ code: 'RECORDING_LINE_TOO_LONG', data: { line: 2 } }]);
  t.ok(most < 8 << 20, `${most} bytes`);
});

t.test('halves of characters, which cannot be kept, are replaced', async (t) => {
  const name = String.raw`a\ud800b\ud83d\ude00c\\ud800\udc00`;
  const { lines } = await read(`${HEADER}\n${LISTED.replace('"name":"p"', `"name":"${name}"`)}\n`);
  t.match(lines[1]?.event, { object: { metadata: { name: 'a\ufffdb\u{1f600}c\\ud800\ufffd' } } });
});
