import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { CodedError, type Instant } from '@meshlapse/model';
import { type LeftOut, masked } from '../objects/masking.ts';
import { redactText } from '../objects/secrets.ts';
import { RECORDING_FORMAT, RECORDING_VERSION } from './decode.ts';
import type { EventSink, RecordingEvent } from './events.ts';

export interface RecordingWriter extends EventSink {
  /** Resolves when everything written is on the disk. */
  close(): Promise<void>;
}

/**
 * Begins a recording in a new file; packed with gzip when its name ends in `.gz`. Secrets are masked before they reach
 * it, as they are in a graph.
 *
 * @throws {CodedError} `RECORDING_EXISTS` rather than overwriting, `RECORDING_UNWRITABLE`
 */
export async function createRecording(path: string): Promise<RecordingWriter> {
  const file = createWriteStream(path, { flags: 'wx', flush: true });
  await once(file, 'open').catch((error: unknown) => {
    throw unwritable(path, error);
  });
  const gzip = path.endsWith('.gz') ? createGzip() : undefined;
  const head = gzip ?? file;
  let failure: unknown;
  const done = (gzip ? pipeline(gzip, file) : once(file, 'close')).catch((error: unknown) => {
    failure = error;
  });
  const check = (): void => {
    if (failure !== undefined) throw unwritable(path, failure);
  };
  return {
    async write(event) {
      check();
      const isReady = head.write(`${JSON.stringify(encodeEvent(withoutSecrets(event)))}\n`);
      if (!isReady) await Promise.race([once(head, 'drain'), done]);
      check();
    },
    async close() {
      head.end();
      await done;
      check();
    },
  };
}

/** Half of what an API server sends, and nothing of what is kept. */
const LEFT_OUT: LeftOut = {
  fields: new Set(),
  metadata: new Set(['managedFields']),
  annotations: new Set(),
};

const MASKED_KINDS: ReadonlyMap<string, string> = new Map([
  ['v1/secrets', 'Secret'],
  ['v1/configmaps', 'ConfigMap'],
]);

function withoutSecrets(event: RecordingEvent): RecordingEvent {
  switch (event.type) {
    case 'LISTED':
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
    case 'ERROR': {
      const kind = MASKED_KINDS.get(event.resource) ?? '';
      return { ...event, object: masked(event.object, kind, LEFT_OUT) };
    }
    case 'DISCONNECTED':
      return { ...event, reason: redactText(event.reason) };
    default:
      return event;
  }
}

/** The line of an event, as docs/reference/recording-format.md describes it. */
export function encodeEvent(event: RecordingEvent): object {
  const observedAt = formatMicros(event.observedAt);
  switch (event.type) {
    case 'HEADER': {
      const { cluster, serverVersion } = event;
      const server = serverVersion === undefined ? {} : { server: { gitVersion: serverVersion } };
      const format = { format: RECORDING_FORMAT, version: RECORDING_VERSION };
      return { ...format, cluster, ...server, observedAt };
    }
    case 'BOOKMARK': {
      const { type, resource, resourceVersion } = event;
      return { observedAt, type, resource, object: { metadata: { resourceVersion } } };
    }
    default: {
      const { type, resource, observedAt: _, ...rest } = event;
      return { observedAt, type, resource, ...rest };
    }
  }
}

/** RFC 3339 in UTC, always with six digits: texts sort as their instants do. */
function formatMicros(at: Instant): string {
  const seconds = Math.floor(at / 1_000_000);
  const micros = String(at - seconds * 1_000_000).padStart(6, '0');
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${micros}Z`;
}

function unwritable(path: string, error: unknown): CodedError {
  const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
  const reason = error instanceof Error ? error.message : String(error);
  return new CodedError({
    code: exists ? 'RECORDING_EXISTS' : 'RECORDING_UNWRITABLE',
    category: exists ? 'conflict' : 'fault',
    message: exists
      ? `There is already a file '${path}'. Give the recording another name or move the file away.`
      : `The recording '${path}' cannot be written: ${reason}. Check the folder, its permissions and the free space.`,
    data: { file: path },
    cause: error,
  });
}
