import { type Json, Uuid, type Value } from '@meshlapse/model';
import { isUuidText } from '../values/uuid-text.ts';
import { decodeGraphsonRequest } from './graphson-decoder.ts';
import { JsonFault, parseJson } from './parse-json.ts';
import type { EncodedItems, RequestMessage, ResponseMessage, Serializer } from './serializer.ts';
import { ofRequest, wireError } from './wire-error.ts';
import type { WireTraverser, WireValue } from './wire-values.ts';

/** How one of the JSON formats writes. All of them are read alike. */
export interface JsonFormat {
  readonly mime: string;
  encode(value: Value | WireTraverser): Json;
  /** What stands around the items of a response. */
  readonly list: readonly [before: string, after: string];
}

/** Reads and writes whole messages in JSON. */
export class GraphsonSerializer implements Serializer {
  readonly mime: string;
  readonly isText = true;
  readonly #format: JsonFormat;

  constructor(format: JsonFormat) {
    this.mime = format.mime;
    this.#format = format;
  }

  readRequest(body: Uint8Array): RequestMessage {
    const json = parseJson(textOf(body));
    if (json instanceof JsonFault) {
      throw wireError(`The request is no JSON: ${json.what}`, { position: json.offset });
    }
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      throw wireError('The request is no JSON object', { position: '$' });
    }
    const fields = new Map<string, unknown>(Object.entries(json));
    const requestId = requestIdOf(fields.get('requestId'));
    try {
      return {
        requestId,
        op: textField(fields, 'op'),
        processor: textField(fields, 'processor', ''),
        args: argsOf(fields.get('args')),
      };
    } catch (error) {
      throw ofRequest(error, requestId);
    }
  }

  newItems(): EncodedItems {
    return new JsonItems(this.#format);
  }

  writeResponse({ items, ...head }: ResponseMessage): Uint8Array {
    if (items !== undefined && !(items instanceof JsonItems)) {
      throw new TypeError('The items were encoded in another format');
    }
    const encode = (value: Value) => JSON.stringify(this.#format.encode(value));
    const id = JSON.stringify(head.requestId ?? null);
    const message = JSON.stringify(head.message);
    const status = `{"message":${message},"code":${head.code},"attributes":${encode(head.attributes)}}`;
    const data = items?.text ?? 'null';
    return Buffer.from(
      `{"requestId":${id},"status":${status},"result":{"data":${data},"meta":${encode(head.meta)}}}`,
    );
  }
}

class JsonItems implements EncodedItems {
  readonly #format: JsonFormat;
  readonly #items: string[] = [];
  bytes = 0;

  constructor(format: JsonFormat) {
    this.#format = format;
  }

  get count(): number {
    return this.#items.length;
  }

  add(item: Value | WireTraverser): void {
    const text = JSON.stringify(this.#format.encode(item));
    this.bytes += Buffer.byteLength(text) + 1;
    this.#items.push(text);
  }

  get text(): string {
    const [before, after] = this.#format.list;
    return `${before}${this.#items.join(',')}${after}`;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(body: Uint8Array): string {
  try {
    return utf8.decode(body);
  } catch {
    throw wireError('The request is no UTF-8', { position: 0 });
  }
}

function requestIdOf(json: unknown): string {
  const value = json === undefined ? null : decodeGraphsonRequest(json, 'requestId');
  const id = value instanceof Uuid ? value.text : value;
  if (typeof id === 'string' && isUuidText(id)) return id.toLowerCase();
  throw wireError('The request has no UUID as its requestId', { position: '$.requestId' });
}

function textField(fields: ReadonlyMap<string, unknown>, name: string, absent?: string): string {
  const value = fields.get(name) ?? absent;
  if (typeof value === 'string') return value;
  throw wireError(`The request has no text as its ${name}`, { position: `$.${name}` });
}

function argsOf(json: unknown): ReadonlyMap<string, WireValue> {
  const args = decodeGraphsonRequest(json ?? {}, 'args');
  const isNamed = args instanceof Map && [...args.keys()].every((key) => typeof key === 'string');
  if (isNamed) return args as ReadonlyMap<string, WireValue>;
  throw wireError('The args of the request are no map with texts as keys', { position: '$.args' });
}
