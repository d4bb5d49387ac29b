import type { Readable } from 'node:stream';
import type { Json, JsonObject } from '@meshlapse/model';
import type { Dispatcher } from 'undici';
import { ApiFailure, type FailureKind } from './api-failure.ts';

const MAX_REFUSAL_BYTES = 64 * 1024;
/** No server may keep us away for longer. */
const MAX_RETRY_AFTER_MS = 60_000;

/** @throws {ApiFailure} `oversized` */
export async function readAll(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new ApiFailure('oversized', `the answer is larger than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** @throws {ApiFailure} `undecodable` when it is no JSON object in UTF-8 */
export function parseObject(bytes: Uint8Array, what: string): JsonObject {
  try {
    const json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
    if (isObject(json)) return json;
  } catch (cause) {
    throw new ApiFailure('undecodable', `${what} is not JSON`, { cause });
  }
  throw new ApiFailure('undecodable', `${what} is not a JSON object`);
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** What an answer other than 200 means. */
export async function refusal(response: Dispatcher.ResponseData): Promise<ApiFailure> {
  const code = response.statusCode;
  const status = await readStatus(response.body);
  const message = status?.['message'];
  const retryAfterMs = retryAfter(response.headers['retry-after']);
  return new ApiFailure(
    kindOf(code, status),
    typeof message === 'string' && message !== '' ? message : `HTTP ${code}`,
    status === undefined ? { retryAfterMs } : { retryAfterMs, status },
  );
}

/** What a Status means that came inside a watch. */
export function failureOfStatus(status: JsonObject): ApiFailure {
  const { code, message } = status;
  const kind = kindOf(typeof code === 'number' ? code : 500, status);
  return new ApiFailure(kind, typeof message === 'string' ? message : 'the watch was refused', {
    status,
  });
}

async function readStatus(body: Readable): Promise<JsonObject | undefined> {
  try {
    const status = parseObject(await readAll(body, MAX_REFUSAL_BYTES), 'the refusal');
    return status['kind'] === 'Status' ? status : undefined;
  } catch {
    // Proxies answer in HTML; the code alone has to do.
    return undefined;
  }
}

const KINDS: Readonly<Record<number, FailureKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'missing',
  410: 'gone',
  429: 'busy',
};

function kindOf(code: number, status: JsonObject | undefined): FailureKind {
  if (code === 504 && isBehind(status)) return 'behind';
  return KINDS[code] ?? (code >= 500 ? 'busy' : 'refused');
}

function isBehind(status: JsonObject | undefined): boolean {
  const details = status?.['details'];
  const causes = isObject(details) ? details['causes'] : undefined;
  return (
    Array.isArray(causes) &&
    causes.some((each) => isObject(each) && each['reason'] === 'ResourceVersionTooLarge')
  );
}

function retryAfter(header: string | string[] | undefined): number {
  if (typeof header !== 'string') return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS) : 0;
}
