import type { CodedError } from '@meshlapse/model';
import { ByteReader } from '../graphbinary/byte-reader.ts';
import { invalidFile } from './graph-format.ts';

/** Reads numbers and texts as Kryo writes them. */
export class KryoInput extends ByteReader {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super(bytes);
    this.#bytes = bytes;
  }

  /** A number of 32 bits in up to five bytes, seven bits in each, the lowest first. */
  varInt(what: string): number {
    return this.#varying(what, 5) >>> 0;
  }

  /** The same of numbers that may be negative. */
  signedVarInt(what: string): number {
    const zigzag = this.varInt(what);
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  /** A number of 64 bits in up to nine bytes, the last of which has eight bits. */
  varLong(what: string): bigint {
    return BigInt.asIntN(64, this.#varyingLong(what));
  }

  signedVarLong(what: string): bigint {
    const zigzag = this.#varyingLong(what);
    return BigInt.asIntN(64, (zigzag >> 1n) ^ -(zigzag & 1n));
  }

  /** The number of things that follow, each of at least one byte. */
  amount(what: string): number {
    const at = this.position;
    const amount = this.varInt(`the number of ${what}`);
    if (amount <= this.left) return amount;
    throw this.invalid(`${amount} ${what} are announced where ${this.left} bytes are left`, at);
  }

  /** As many bytes as a number, less one, says: zero would be null. */
  bytes(what: string, most = this.left): Buffer {
    const at = this.position;
    const length = this.varInt(`the length of ${what}`) - 1;
    if (length >= 0 && length <= Math.min(most, this.left)) return this.raw(length, what);
    throw this.invalid(`${what} is said to have ${length} bytes, ${this.left} are left`, at);
  }

  /**
   * A text: plain ASCII up to a byte with the high bit, or the number of its UTF-16 units and each of them in UTF-8.
   */
  string(what: string): string {
    const at = this.position;
    if ((this.#bytes[at] ?? 0x80) < 0x80) return this.#ascii(what);
    const first = this.uint8(what);
    const length = this.#unitsFrom(first, what);
    if (length === 0) throw this.invalid(`${what} is null`, at);
    if (length - 1 > this.left) {
      throw this.invalid(
        `${length - 1} characters are announced where ${this.left} bytes are left`,
      );
    }
    const units = new Uint16Array(length - 1);
    for (let i = 0; i < units.length; i += 1) units[i] = this.#unit(what);
    const text = Buffer.from(units.buffer).toString('utf16le');
    if (text.isWellFormed()) return text;
    throw this.invalid(`${what} has half of a surrogate pair`, at);
  }

  override invalid(what: string, position = this.position): CodedError {
    return invalidFile(`is no Gryo: ${what}`, { position });
  }

  /** Up to the byte with the high bit. */
  #ascii(what: string): string {
    const start = this.position;
    let end = start;
    while ((this.#bytes[end] ?? 0x80) < 0x80) end += 1;
    const bytes = Buffer.from(this.raw(end + 1 - start, what));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) & 0x7f;
    return bytes.toString('latin1');
  }

  /** The first byte has six bits of the number. */
  #unitsFrom(first: number, what: string): number {
    const low = first & 0x3f;
    return (first & 0x40) === 0 ? low : low + 64 * this.#varying(`the length of ${what}`, 4);
  }

  #unit(what: string): number {
    const at = this.position;
    const first = this.uint8(what);
    if (first < 0x80) return first;
    if (first >= 0xc0 && first < 0xe0) return ((first & 0x1f) << 6) | this.#continued(what, at);
    if (first < 0xe0 || first >= 0xf0) throw this.invalid(`${what} is no text`, at);
    const middle = this.#continued(what, at);
    return ((first & 0x0f) << 12) | (middle << 6) | this.#continued(what, at);
  }

  #continued(what: string, at: number): number {
    const byte = this.uint8(what);
    if ((byte & 0xc0) === 0x80) return byte & 0x3f;
    throw this.invalid(`${what} is no text`, at);
  }

  /** In as many bytes as a number holds exactly. */
  #varying(what: string, most: number): number {
    const at = this.position;
    let value = 0;
    for (let i = 0; i < most; i += 1) {
      const byte = this.uint8(what);
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return value;
    }
    throw this.invalid(`${what} is longer than ${most} bytes`, at);
  }

  #varyingLong(what: string): bigint {
    let value = 0n;
    for (let i = 0; i < 8; i += 1) {
      const byte = this.uint8(what);
      value |= BigInt(byte & 0x7f) << BigInt(7 * i);
      if (byte < 0x80) return value;
    }
    return value | (BigInt(this.uint8(what)) << 56n);
  }
}
