import type { JsonObject } from '@meshlapse/model';
import { ApiFailure } from './api-failure.ts';
import { failureOfStatus, isObject, parseObject } from './api-response.ts';
import type { ClusterConnection } from './connect.ts';
import { readLines } from './lines.ts';
import { acceptOf, type ServedResource } from './served-resource.ts';
import type { ReflectorSettings } from './settings.ts';

export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  readonly object: JsonObject;
}

/** The server ended a watch with an event of type ERROR. */
export class WatchRefused extends Error {
  readonly failure: ApiFailure;
  readonly status: JsonObject;

  constructor(failure: ApiFailure, status: JsonObject) {
    super(failure.message, { cause: failure });
    this.name = 'WatchRefused';
    this.failure = failure;
    this.status = status;
  }
}

interface WatchRequest {
  readonly resource: ServedResource;
  readonly path: string;
  readonly since: string;
  readonly settings: ReflectorSettings;
  readonly signal: AbortSignal;
  /** The server accepted: what comes is all there is after `since`. */
  readonly onOpen: () => void;
}

/**
 * Changes after a version, in batches as they arrive. Ends when the server ends the watch.
 *
 * @throws {WatchRefused} when the server sends an ERROR, or answers that the version is gone
 * @throws {ApiFailure} for everything else
 */
export async function* watchChanges(
  connection: ClusterConnection,
  request: WatchRequest,
): AsyncGenerator<WatchEvent> {
  const { resource, settings, signal } = request;
  const body = await open(connection, request);
  request.onOpen();
  for await (const lines of readLines(body, settings)) {
    for (const line of lines) {
      signal.throwIfAborted();
      yield decode(line, resource);
    }
  }
}

async function open(connection: ClusterConnection, request: WatchRequest) {
  const { watchSecondsMin: min, watchSecondsMax: max } = request.settings;
  const query = new URLSearchParams({
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion: request.since,
    timeoutSeconds: String(Math.round(min + Math.random() * (max - min))),
  });
  try {
    return await connection.stream(`${request.path}?${query}`, {
      signal: request.signal,
      accept: acceptOf(request.resource, 'watch'),
    });
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.kind !== 'gone') throw error;
    throw new WatchRefused(error, error.status ?? goneStatus(error.message));
  }
}

function decode(line: Buffer, resource: ServedResource): WatchEvent {
  const event = parseObject(line, `an event of ${resource.name}`);
  const { type, object } = event;
  if (!isObject(object)) throw new ApiFailure('undecodable', 'an event has no object');
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
    case 'BOOKMARK':
      return { type, object };
    case 'ERROR':
      throw new WatchRefused(failureOfStatus(object), object);
    default:
      throw new ApiFailure('undecodable', `an event has the unknown type '${String(type)}'`);
  }
}

/** A 410 without a body still means what it means. */
function goneStatus(message: string): JsonObject {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    code: 410,
    reason: 'Gone',
    message,
  };
}
