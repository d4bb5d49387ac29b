import type { Value } from '@meshlapse/model';
import { bytesOfUuid } from '../../values/uuid-text.ts';
import type {
  EncodedItems,
  RequestMessage,
  ResponseMessage,
  Serializer,
  SerializerOptions,
} from '../serializer.ts';
import { ofRequest } from '../wire-error.ts';
import type { WireTraverser } from '../wire-values.ts';
import { ByteWriter } from './byte-writer.ts';
import { GraphbinaryDocument, type TypeReader } from './document.ts';
import { elementReaders } from './element-readers.ts';
import { GraphbinaryEncoder, type UnreadableTypes } from './encoder.ts';
import { languageReaders, readNamed } from './language-readers.ts';
import { CODE, VERSION } from './type-codes.ts';
import { unreadableBy } from './unreadable-types.ts';
import { readUuid, valueReaders } from './value-readers.ts';

/** All types that can be read. */
export const readers: ReadonlyMap<number, TypeReader> = new Map([
  ...valueReaders,
  ...elementReaders,
  ...languageReaders,
]);

/** Reads and writes whole messages in GraphBinary 1. */
export class GraphbinarySerializer implements Serializer {
  readonly mime: string;
  readonly isText = false;
  readonly #unreadable: UnreadableTypes;

  constructor(mime: string, options: SerializerOptions) {
    this.mime = mime;
    this.#unreadable = unreadableBy(options.userAgent);
  }

  readRequest(body: Uint8Array): RequestMessage {
    const document = new GraphbinaryDocument(body, readers);
    readVersion(document);
    const requestId = readUuid(document.bytes);
    try {
      return { requestId, ...readParts(document) };
    } catch (error) {
      throw ofRequest(error, requestId);
    }
  }

  newItems(): EncodedItems {
    return new BinaryItems(this.#unreadable);
  }

  writeResponse({ requestId, items, ...head }: ResponseMessage): Uint8Array {
    if (items !== undefined && !(items instanceof BinaryItems)) {
      throw new TypeError('The items were encoded in another format');
    }
    const out = new ByteWriter();
    const encoder = new GraphbinaryEncoder(out, this.#unreadable);
    out.uint8(VERSION);
    out.uint8(requestId === undefined ? 1 : 0);
    if (requestId !== undefined) out.raw(bytesOfUuid(requestId));
    out.int32(head.code);
    out.uint8(0);
    out.text(head.message);
    encoder.entries(head.attributes);
    encoder.entries(head.meta);
    if (items) items.writeTo(out);
    else encoder.null();
    return out.bytes;
  }
}

function readVersion({ bytes }: GraphbinaryDocument): void {
  const version = bytes.uint8('the version');
  if (version !== VERSION) {
    throw bytes.invalid(`the version 0x${version.toString(16)} is not 0x81`, 0);
  }
}

function readParts(document: GraphbinaryDocument): Omit<RequestMessage, 'requestId'> {
  const { bytes } = document;
  const op = bytes.text('the op');
  const processor = bytes.text('the processor');
  const args = readNamed(document);
  if (bytes.left === 0) return { op, processor, args };
  throw bytes.invalid(`the end is expected, ${bytes.left} bytes are left`);
}

class BinaryItems implements EncodedItems {
  readonly #out = new ByteWriter();
  readonly #encoder: GraphbinaryEncoder;
  count = 0;

  constructor(unreadable: UnreadableTypes) {
    this.#encoder = new GraphbinaryEncoder(this.#out, unreadable);
  }

  get bytes(): number {
    return this.#out.length;
  }

  add(item: Value | WireTraverser): void {
    const before = this.#out.length;
    try {
      this.#encoder.encode(item);
    } catch (error) {
      this.#out.truncate(before);
      throw error;
    }
    this.count += 1;
  }

  writeTo(out: ByteWriter): void {
    out.uint8(CODE.list);
    out.uint8(0);
    out.int32(this.count);
    out.raw(this.#out.bytes);
  }
}
