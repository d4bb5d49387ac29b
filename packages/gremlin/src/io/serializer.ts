import type { Value } from '@meshlapse/model';
import type { WireTraverser, WireValue } from './wire-values.ts';

/** A driver's request, whichever format it came in. */
export interface RequestMessage {
  /** A UUID in lower case. */
  readonly requestId: string;
  /** `eval`, `bytecode`, `authentication`, `close`. Not checked here. */
  readonly op: string;
  /** Empty, `traversal` or `session`. Not checked here. */
  readonly processor: string;
  /** `gremlin` is a text or a `Bytecode`; `bindings` and `aliases` are maps. Not checked here. */
  readonly args: ReadonlyMap<string, WireValue>;
}

/** One answer of possibly several to a request. */
export interface ResponseMessage {
  /** `undefined` when the request could not be read that far. */
  readonly requestId: string | undefined;
  /** Gremlin Server's status: 200, 204, 206, 401, 407, 498, 499, 500, 595 to 599. */
  readonly code: number;
  readonly message: string;
  readonly attributes: ReadonlyMap<string, Value>;
  readonly meta: ReadonlyMap<Value, Value>;
  /** `undefined` is written as null: 204, challenges and errors. */
  readonly items: EncodedItems | undefined;
}

/** Results in their encoded form, added one by one, so that whoever adds them sees how large they grow. */
export interface EncodedItems {
  readonly count: number;
  readonly bytes: number;

  /**
   * Adds nothing when it throws; what was added before is still good.
   *
   * @throws {CodedError} `VALUE_TOO_DEEP`; `WIRE_CLIENT_CANNOT_READ` when the client would not survive the value.
   */
  add(item: Value | WireTraverser): void;
}

/** Reads requests and writes responses in one format, for one client. Keeps nothing between calls. */
export interface Serializer {
  /** The format's name without options. */
  readonly mime: string;
  /** Whether it is UTF-8 text; drivers that sent a text frame want one back. */
  readonly isText: boolean;

  /**
   * Reads the body of a frame: what is behind the format's name, or a whole text frame.
   *
   * @throws {CodedError} `WIRE_INVALID`, `GRAPHBINARY_INVALID`, `GRAPHSON_INVALID`, `VALUE_TOO_DEEP`, `TIME_...`, with
   * `data.position`: a byte, or in JSON the path in the document or the character where it stops being JSON. With
   * `data.requestId` when the request could be read that far: answer with it, since drivers take an answer without
   * one for the end of all their requests.
   */
  readRequest(body: Uint8Array): RequestMessage;

  /** No items yet, for a response in this format. */
  newItems(): EncodedItems;

  /**
   * A whole frame. The items must come from this serializer's {@link newItems}.
   *
   * @throws {CodedError} as {@link EncodedItems.add} does, for what is in `attributes` and `meta`.
   */
  writeResponse(response: ResponseMessage): Uint8Array;
}

/** What is known of the client that a serializer is for. */
export interface SerializerOptions {
  /** Some drivers die of types that they do not know; they are told by their `User-Agent`. */
  readonly userAgent?: string;
}
