import { isUtf8 } from 'node:buffer';
import { CodedError } from '@meshlapse/model';

const TWO_32 = 2 ** 32;

/** Reads bytes in network order. What they claim is believed only as far as there are bytes to back it. */
export class ByteReader {
  readonly #buffer: Buffer;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get position(): number {
    return this.#position;
  }

  get left(): number {
    return this.#buffer.length - this.#position;
  }

  uint8(what: string): number {
    return this.#buffer.readUInt8(this.#take(1, what));
  }

  int8(what: string): number {
    return this.#buffer.readInt8(this.#take(1, what));
  }

  int16(what: string): number {
    return this.#buffer.readInt16BE(this.#take(2, what));
  }

  int32(what: string): number {
    return this.#buffer.readInt32BE(this.#take(4, what));
  }

  /** A number as long as it is exact, else a bigint. */
  int64(what: string): number | bigint {
    const at = this.#take(8, what);
    const high = this.#buffer.readInt32BE(at);
    const value = high * TWO_32 + this.#buffer.readUInt32BE(at + 4);
    return Number.isSafeInteger(value) ? value : this.#buffer.readBigInt64BE(at);
  }

  float(what: string): number {
    return this.#buffer.readFloatBE(this.#take(4, what));
  }

  double(what: string): number {
    return this.#buffer.readDoubleBE(this.#take(8, what));
  }

  /** The number of things that follow, each of at least so many bytes. */
  count(what: string, leastBytes: number): number {
    const at = this.#position;
    const count = this.int32(`the number of ${what}`);
    if (count >= 0 && count * leastBytes <= this.left) return count;
    throw this.invalid(`${count} ${what} are announced where ${this.left} bytes are left`, at);
  }

  /** A view of so many bytes, not a copy. */
  raw(length: number, what: string): Buffer {
    const at = this.#take(length, what);
    return this.#buffer.subarray(at, at + length);
  }

  /** A text behind the number of its bytes. */
  text(what: string): string {
    const at = this.#position;
    const bytes = this.raw(this.count(`bytes of ${what}`, 1), what);
    if (!isUtf8(bytes)) throw this.invalid(`${what} is no UTF-8`, at);
    return bytes.toString('utf8');
  }

  invalid(what: string, position = this.#position): CodedError {
    return new CodedError({
      code: 'GRAPHBINARY_INVALID',
      category: 'incorrect',
      message: `The message is no GraphBinary 1: at byte ${position}, ${what}.`,
      data: { position },
    });
  }

  #take(length: number, what: string): number {
    const at = this.#position;
    if (length > this.left) throw this.invalid(`${what} is expected, ${this.left} bytes are left`);
    this.#position += length;
    return at;
  }
}
