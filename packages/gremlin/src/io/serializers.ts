import { CodedError } from '@meshlapse/model';
import { GraphbinarySerializer } from './graphbinary/graphbinary-serializer.ts';
import { encodeGraphson, encodeGraphson2 } from './graphson-encoder.ts';
import { GraphsonSerializer, type JsonFormat } from './graphson-serializer.ts';
import type { Serializer, SerializerOptions } from './serializer.ts';
import { encodeUntyped } from './untyped-encoder.ts';
import { wireError } from './wire-error.ts';

const TYPED_LIST = ['{"@type":"g:List","@value":[', ']}'] as const;
const PLAIN_LIST = ['[', ']'] as const;

type Make = (mime: string, options: SerializerOptions) => Serializer;

/** How serializers of a mime type are made; formats in JSON can do without the types of values. */
interface Format {
  readonly typed: Make;
  readonly untyped?: Make;
}

const json =
  (encode: JsonFormat['encode'], list: JsonFormat['list']): Make =>
  (mime) =>
    new GraphsonSerializer({ mime, encode, list });

const untyped = json(encodeUntyped, PLAIN_LIST);
const graphson3 = json(encodeGraphson, TYPED_LIST);

const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  [
    'application/vnd.graphbinary-v1.0',
    { typed: (mime, options) => new GraphbinarySerializer(mime, options) },
  ],
  ['application/vnd.gremlin-v3.0+json', { typed: graphson3, untyped }],
  ['application/vnd.gremlin-v2.0+json', { typed: json(encodeGraphson2, PLAIN_LIST), untyped }],
  ['application/json', { typed: graphson3, untyped }],
]);

/** The formats that can be asked for; those in JSON also with `;types=false`. */
export const wireMimes: readonly string[] = [...formats.keys()];

/**
 * The format that a mime type names, such as `application/json;types=false`.
 *
 * @throws {CodedError} `WIRE_MIME_UNKNOWN`
 */
export function serializerOf(mime: string, options: SerializerOptions = {}): Serializer {
  const [name = '', ...parameters] = mime.toLowerCase().replaceAll(/[\s"]/g, '').split(';');
  const format = formats.get(name);
  const make = parameters.includes('types=false') ? format?.untyped : format?.typed;
  if (make) return make(name, options);
  throw new CodedError({
    code: 'WIRE_MIME_UNKNOWN',
    category: 'unsupported',
    message: `The format '${mime.slice(0, 100)}' is not known here. Ask for one of ${wireMimes.join(', ')}.`,
    data: { mimes: wireMimes },
  });
}

/**
 * Takes a binary frame apart: one byte with the length of the format's name, the name, the message.
 *
 * @throws {CodedError} `WIRE_INVALID`
 */
export function readFrame(frame: Uint8Array): { readonly mime: string; readonly body: Uint8Array } {
  const length = frame[0] ?? 0;
  const name = frame.subarray(1, 1 + length);
  const mime = String.fromCharCode(...name);
  if (length > 0 && name.length === length && /^[\w.+;=/ "-]+$/.test(mime)) {
    return { mime, body: frame.subarray(1 + length) };
  }
  throw wireError('A binary frame begins with the length and the name of its format', {
    position: 0,
  });
}
