import { readFrame, type Serializer, serializerOf } from '@meshlapse/gremlin';

/** One message of a client, unread. */
export interface Frame {
  readonly bytes: Uint8Array;
  readonly isText: boolean;
}

/** What text frames are written in, and answers to frames whose format is not known. */
const DEFAULT_MIME = 'application/vnd.gremlin-v3.0+json';

/** The formats of one client, made when they are first met. */
export class Formats {
  readonly fallback: Serializer = serializerOf(DEFAULT_MIME);
  readonly #userAgent: string | undefined;
  readonly #known = new Map<string, Serializer>();
  /** Clients name the same format in every frame. */
  #last: { readonly name: Uint8Array; readonly serializer: Serializer } | undefined;

  constructor(userAgent: string | undefined) {
    this.#userAgent = userAgent;
  }

  /**
   * The format of a frame, and the frame without its name.
   *
   * @throws {CodedError} `WIRE_INVALID`, `WIRE_MIME_UNKNOWN`
   */
  open(frame: Frame): { readonly serializer: Serializer; readonly body: Uint8Array } {
    if (frame.isText) return { serializer: this.fallback, body: frame.bytes };
    const last = this.#last;
    if (last && beginsWith(frame.bytes, last.name)) {
      return { serializer: last.serializer, body: frame.bytes.subarray(last.name.length) };
    }
    const { mime, body } = readFrame(frame.bytes);
    const name = frame.bytes.slice(0, frame.bytes.length - body.length);
    const serializer = this.#serializer(mime);
    this.#last = { name, serializer };
    return { serializer, body };
  }

  /** What to answer a frame in: its own format where that is known. */
  of(frame: Frame): Serializer {
    try {
      return this.open(frame).serializer;
    } catch {
      return this.fallback;
    }
  }

  /** Names that nobody knows are not kept, so there are never more than there are formats. */
  #serializer(mime: string): Serializer {
    const known = this.#known.get(mime);
    if (known) return known;
    const options = this.#userAgent === undefined ? {} : { userAgent: this.#userAgent };
    const made = serializerOf(mime, options);
    this.#known.set(mime, made);
    return made;
  }
}

function beginsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return Buffer.compare(bytes.subarray(0, start.length), start) === 0;
}
