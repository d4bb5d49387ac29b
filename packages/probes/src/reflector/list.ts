import type { Json, JsonObject } from '@meshlapse/model';
import { ApiFailure } from './api-failure.ts';
import { isObject, parseObject } from './api-response.ts';
import type { ClusterConnection } from './connect.ts';
import { acceptOf, metadataOf, type ServedResource, versionOf } from './served-resource.ts';

/** Everything that a resource contains at one version. */
export interface Listing {
  readonly resourceVersion: string;
  readonly count: number;
  /** Readable once. */
  readonly objects: Iterable<JsonObject>;
}

interface ListRequest {
  readonly resource: ServedResource;
  readonly path: string;
  readonly pageSize: number;
  readonly signal: AbortSignal;
}

/** How often a list may begin anew at once because the server forgot where it was. */
const RESTARTS = 3;

/**
 * Lists in pages, to the end: nobody hears of a list that was not finished.
 *
 * Always asks for the newest state, never for what a cache has: that may lie in the past of what was seen.
 *
 * @throws {ApiFailure}
 */
export async function listAll(
  connection: ClusterConnection,
  request: ListRequest,
): Promise<Listing> {
  let { pageSize } = request;
  for (let restarts = 0; ; ) {
    try {
      return await listOnce(connection, { ...request, pageSize });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (error.kind === 'oversized' && pageSize > 1) pageSize = Math.ceil(pageSize / 10);
      else if (error.kind !== 'gone' || ++restarts > RESTARTS) throw error;
    }
  }
}

async function listOnce(connection: ClusterConnection, request: ListRequest): Promise<Listing> {
  const { resource, signal } = request;
  // Pages wait as bytes: a quarter of the memory that their objects would take.
  const pages: Buffer[] = [];
  let count = 0;
  let token = '';
  for (;;) {
    const query = new URLSearchParams({ limit: String(request.pageSize) });
    if (token !== '') query.set('continue', token);
    const accept = acceptOf(resource, 'list');
    const answer = await connection.get(`${request.path}?${query}`, { signal, accept });
    const body = answer?.body ?? Buffer.alloc(0);
    const page = parseObject(body, 'the list');
    const items = itemsOf(page);
    count += items.length;
    const next = metadataOf(page)['continue'];
    if (typeof next !== 'string' || next === '') {
      return { resourceVersion: versionOf(page), count, objects: objectsOf(pages, items) };
    }
    pages.push(body);
    token = next;
  }
}

function* objectsOf(pages: Buffer[], last: readonly JsonObject[]): Generator<JsonObject> {
  for (let page = pages.shift(); page !== undefined; page = pages.shift()) {
    yield* itemsOf(parseObject(page, 'the list'));
  }
  yield* last;
}

/** Checks every object before the first is passed on: half a list is none. */
function itemsOf(page: JsonObject): readonly JsonObject[] {
  const items: Json = page['items'] ?? [];
  if (Array.isArray(items) && items.every((item) => isObject(item) && isObject(item['metadata']))) {
    return items as JsonObject[];
  }
  throw new ApiFailure('undecodable', 'the answer is not a list of objects');
}
