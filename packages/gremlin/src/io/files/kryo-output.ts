import { ByteWriter } from '../graphbinary/byte-writer.ts';

/** Kryo writes so many characters and more, and single ones, with their number in front. */
const ASCII_LENGTHS = { from: 2, to: 63 };
const ASCII = /^[\0-\x7f]*$/;

/** Writes numbers and texts as Kryo does. */
export class KryoOutput extends ByteWriter {
  /** A whole number from 0 on, below 2^32. */
  varInt(value: number): void {
    let rest = value >>> 0;
    for (; rest > 0x7f; rest >>>= 7) this.uint8((rest & 0x7f) | 0x80);
    this.uint8(rest);
  }

  /** Small numbers are short, whatever their sign. */
  signedVarInt(value: number): void {
    this.varInt((value << 1) ^ (value >> 31));
  }

  signedVarLong(value: bigint): void {
    let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
    for (let i = 0; i < 8 && rest > 0x7fn; i += 1) {
      this.uint8(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.uint8(Number(rest));
  }

  string(value: string): void {
    const { length } = value;
    if (length >= ASCII_LENGTHS.from && length <= ASCII_LENGTHS.to && ASCII.test(value)) {
      const bytes = Buffer.from(value, 'latin1');
      bytes[length - 1] = (bytes[length - 1] ?? 0) | 0x80;
      this.raw(bytes);
    } else this.#units(value);
  }

  /** The number of UTF-16 units and one, then each of them in UTF-8. */
  #units(value: string): void {
    const count = value.length + 1;
    const low = 0x80 | (count & 0x3f);
    if (count < 0x40) this.uint8(low);
    else {
      this.uint8(low | 0x40);
      this.varInt(count >>> 6);
    }
    for (let i = 0; i < value.length; i += 1) this.#unit(value.charCodeAt(i));
  }

  #unit(unit: number): void {
    if (unit < 0x80) {
      this.uint8(unit);
    } else if (unit < 0x800) {
      this.uint8(0xc0 | (unit >> 6));
      this.uint8(0x80 | (unit & 0x3f));
    } else {
      this.uint8(0xe0 | (unit >> 12));
      this.uint8(0x80 | ((unit >> 6) & 0x3f));
      this.uint8(0x80 | (unit & 0x3f));
    }
  }
}
