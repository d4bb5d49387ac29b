import { readFileSync } from 'node:fs';
import { parseInstant } from '@meshlapse/model';
import { createRecording, type RecordingEvent, readRecording } from '@meshlapse/probes';
import t from 'tap';

const at = parseInstant('2026-01-01T00:00:00.000120Z');
const EVENTS: readonly RecordingEvent[] = [
  { type: 'HEADER', observedAt: at, cluster: 'c1', serverVersion: 'v1.37.2' },
  {
    type: 'DISCOVERED',
    observedAt: at,
    resource: 'v1/pods',
    kind: 'Pod',
    namespaced: true,
  },
  {
    type: 'LISTED',
    observedAt: at + 1,
    resource: 'v1/pods',
    object: { metadata: { uid: 'u', name: 'ü' } },
  },
  { type: 'SYNCED', observedAt: at + 2, resource: 'v1/pods', resourceVersion: '5', count: 1 },
  { type: 'BOOKMARK', observedAt: at + 3, resource: 'v1/pods', resourceVersion: '6' },
  { type: 'DISCONNECTED', observedAt: at + 4, resource: 'v1/pods', reason: 'gone' },
  { type: 'ERROR', observedAt: at + 5, resource: 'v1/pods', object: { code: 410 } },
];

for (const name of ['recording.ndjson', 'recording.ndjson.gz']) {
  t.test(`${name}: what is written is read back`, async (t) => {
    const path = `${t.testdir()}/${name}`;
    const writer = await createRecording(path);
    for (const event of EVENTS) await writer.write(event);
    await writer.close();
    const events: RecordingEvent[] = [];
    for await (const { event } of readRecording(path)) events.push(event);
    t.same(events, EVENTS);
    t.equal(readFileSync(path)[0] === 0x1f, name.endsWith('.gz'));
  });
}

t.test('instants are written in UTC with six digits', async (t) => {
  const path = `${t.testdir()}/a.ndjson`;
  const writer = await createRecording(path);
  for (const event of EVENTS.slice(0, 1)) await writer.write(event);
  await writer.close();
  t.match(readFileSync(path, 'utf8'), '"observedAt":"2026-01-01T00:00:00.000120Z"');
});

t.test('an existing file is not overwritten', async (t) => {
  const dir = t.testdir({ 'a.ndjson': 'precious' });
  await t.rejects(createRecording(`${dir}/a.ndjson`), { code: 'RECORDING_EXISTS' });
  await t.rejects(createRecording(`${dir}/none/a.ndjson`), { code: 'RECORDING_UNWRITABLE' });
  t.equal(readFileSync(`${dir}/a.ndjson`, 'utf8'), 'precious');
});
