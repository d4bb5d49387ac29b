import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { CodedError } from '@meshlapse/model';
import {
  type ImportOptions,
  type ImportResult,
  importRecording,
  Recorder,
} from '@meshlapse/probes';
import t from 'tap';
import { NaiveGraph } from '../../support/naive-graph.ts';
import { after, Script } from '../support/events.ts';
import { pod, service } from '../support/linked.ts';
import { snapshot } from '../support/snapshot.ts';

const A = pod('shop/a', { app: 'a' });
const B = pod('shop/b', { app: 'a' });

const SCRIPT = new Script()
  .discovered('Pod', 'Service')
  .listed(A)
  .synced('Pod', 1)
  .listed(service('shop/s', { app: 'a' }))
  .synced('Service', 1)
  .added(B)
  .deleted(A);
const LINES = SCRIPT.lines();

async function* chunks(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === 'string' ? Buffer.from(text) : text;
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

async function importText(
  graph: NaiveGraph,
  text: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<ImportResult> {
  return importRecording({ graph, input: chunks(text), ...options });
}

async function state(graph: NaiveGraph, seconds: number): Promise<readonly string[]> {
  const { vertices, unobserved } = await snapshot(graph, after(seconds));
  const objects = vertices.filter(({ properties }) => properties['resource']);
  return [...objects.map(({ id }) => String(id)).sort(), ...unobserved];
}

t.test('an import tells what came of it, and how far it is', async (t) => {
  const path = `${t.testdir()}/a.ndjson.gz`;
  const bytes = gzipSync(textOf(LINES));
  writeFileSync(path, bytes);
  const progress: unknown[] = [];
  const graph = new NaiveGraph();
  const result = await importRecording({
    graph,
    input: path,
    onProgress: (step) => progress.push(step),
  });
  t.match(result, {
    cluster: 'test',
    lines: 9,
    events: 9,
    objects: 2,
    badLines: 0,
    from: after(0),
    to: after(8),
    isInterrupted: false,
  });
  t.same(progress.at(-1), {
    bytesRead: bytes.length,
    bytesTotal: bytes.length,
    lines: 9,
    events: 9,
  });
});

t.test('when the recording ends nothing is observed any more', async (t) => {
  const graph = new NaiveGraph();
  await importText(graph, textOf(LINES));
  t.same(await state(graph, 7), ['Pod:shop/a', 'Pod:shop/b', 'Service:shop/s']);
  t.same(await state(graph, 8), ['Pod:shop/b', 'Service:shop/s', 'v1/pods', 'v1/services']);
});

t.test('the same recording again changes nothing, however it is packed', async (t) => {
  const graph = new NaiveGraph();
  await importText(graph, textOf(LINES));
  const write = t.capture(graph, 'write', graph.write);
  t.match(await importText(graph, textOf(LINES)), { events: 0, lines: 9, cluster: 'test' });
  t.match(await importText(graph, gzipSync(textOf(LINES))), { events: 0 });
  t.match(await importText(graph, textOf(LINES).trimEnd()), { events: 0 });
  t.equal(write().length, 0);
});

t.test('a recording that has grown goes on where it ended', async (t) => {
  const graph = new NaiveGraph();
  await importText(graph, textOf(LINES.slice(0, 7)));
  t.match(await importText(graph, textOf(LINES)), { events: 2, lines: 9 });
  t.same(await state(graph, 7), ['Pod:shop/a', 'Pod:shop/b', 'Service:shop/s']);
});

t.test('a list that was under way is remembered', async (t) => {
  const script = new Script().discovered('Pod').listed(A, B).synced('Pod', 2).disconnected('Pod');
  const lines = script.listed(B).synced('Pod', 1).bookmark('Pod').lines();
  const graph = new NaiveGraph();
  await importText(graph, textOf(lines.slice(0, 7)));
  await importText(graph, textOf(lines));
  t.same(await state(graph, 7), ['Pod:shop/b']);
});

t.test('a cut-off line is read when it is whole', async (t) => {
  const graph = new NaiveGraph();
  const cut = textOf(LINES).slice(0, -30);
  await t.rejects(importText(graph, cut), { code: 'RECORDING_LINE_CUT_OFF' });
  t.match(await importText(graph, cut, { keepGoing: true }), { badLines: 1, lines: 8 });
  t.match(await importText(graph, textOf(LINES)), { events: 1, lines: 9 });
});

t.test('what was read before a bad line stays', async (t) => {
  const graph = new NaiveGraph();
  const bad = [...LINES.slice(0, 8), 'nonsense', ...LINES.slice(8)];
  await t.rejects(importText(graph, textOf(bad)), {
    code: 'RECORDING_LINE_INVALID',
    data: { line: 9 },
  });
  t.same(await state(graph, 7), [
    'Pod:shop/a',
    'Pod:shop/b',
    'Service:shop/s',
    'v1/pods',
    'v1/services',
  ]);
});

t.test('asked to keep going, an import leaves bad lines out and reports them', async (t) => {
  const graph = new NaiveGraph();
  const bad = [...LINES.slice(0, 8), 'nonsense', ...LINES.slice(8)];
  const reported: CodedError[] = [];
  const options = { keepGoing: true, onBadLine: (error: CodedError) => reported.push(error) };
  t.match(await importText(graph, textOf(bad), options), { badLines: 1, events: 9, lines: 10 });
  t.match(reported, [{ code: 'RECORDING_LINE_INVALID', data: { line: 9 } }]);
  t.match(await importText(graph, textOf(bad), options), { events: 0, badLines: 0 });
});

t.test('an aborted import goes on from there', async (t) => {
  const graph = new NaiveGraph();
  const stop = new AbortController();
  async function* slowly(): AsyncGenerator<Uint8Array> {
    for (const [i, line] of LINES.entries()) {
      if (i === 7) stop.abort();
      yield Buffer.from(`${line}\n`);
    }
  }
  const { signal } = stop;
  const first = await importRecording({ graph, input: slowly(), signal });
  t.match(first, { isInterrupted: true, lines: 7 });
  t.match(await importText(graph, textOf(LINES)), { isInterrupted: false, events: 2 });
});

t.test('another file that begins the same is refused', async (t) => {
  const graph = new NaiveGraph();
  await importText(graph, textOf(LINES));
  const other = LINES.with(8, LINES[7] ?? '');
  await t.rejects(importText(graph, textOf(other)), { code: 'RECORDING_DIFFERS' });
  const shorter = textOf(LINES.slice(0, 5));
  await t.rejects(importText(graph, shorter), { code: 'RECORDING_SHORTER' });
});

t.test('recordings of a cluster are imported in the order of time', async (t) => {
  const graph = new NaiveGraph();
  const later = LINES.map((line) => line.replaceAll('2026-01-01', '2026-01-02'));
  await importText(graph, textOf(LINES));
  t.match(await importText(graph, textOf(later)), { events: 9 });
  t.match(await importText(graph, textOf(LINES)), { events: 0 });
  const earlier = LINES.map((line) => line.replaceAll('2026-01-01', '2025-12-31'));
  await t.rejects(importText(graph, textOf(earlier)), {
    code: 'RECORDING_TOO_OLD',
    message: /up to which cluster 'test' is recorded/,
  });
  const grown = [...LINES, ...new Script().until(50).bookmark('Pod').lines().slice(1)];
  await t.rejects(importText(graph, textOf(grown)), { code: 'RECORDING_TOO_OLD' });
});

t.test('a recording can be imported under another name, but not under two', async (t) => {
  const graph = new NaiveGraph();
  t.match(await importText(graph, textOf(LINES), { cluster: 'prod' }), { cluster: 'prod' });
  const { vertices } = await snapshot(graph, after(7));
  t.same([...new Set(vertices.map(({ properties }) => properties['cluster']))], ['prod']);
  await t.rejects(importText(graph, textOf(LINES)), { code: 'RECORDING_OF_OTHER_CLUSTER' });
});

t.test('recordings are still known after the cluster was recorded live', async (t) => {
  const graph = new NaiveGraph();
  await importText(graph, textOf(LINES));
  const live = await Recorder.open({ graph, cluster: 'test' });
  const [header] = new Script().events;
  if (header) await live.write({ ...header, observedAt: after(100) });
  await live.flush();
  t.match(await importText(graph, textOf(LINES)), { events: 0 });
});

t.test('an empty recording is refused', async (t) => {
  await t.rejects(importText(new NaiveGraph(), ''), { code: 'RECORDING_HEADER_MISSING' });
});
