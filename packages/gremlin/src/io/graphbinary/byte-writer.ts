const FIRST_BYTES = 1024;
const TWO_32 = 2 ** 32;

/** Bytes in network order, in a buffer that grows as they come. */
export class ByteWriter {
  #buffer = Buffer.allocUnsafe(FIRST_BYTES);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The bytes written so far. They are only good until more are written. */
  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  /** Forgets all bytes from here on. */
  truncate(length: number): void {
    this.#length = length;
  }

  uint8(value: number): void {
    const at = this.#grow(1);
    this.#buffer[at] = value;
  }

  int8(value: number): void {
    const at = this.#grow(1);
    this.#buffer.writeInt8(value, at);
  }

  int16(value: number): void {
    const at = this.#grow(2);
    this.#buffer.writeInt16BE(value, at);
  }

  int32(value: number): void {
    const at = this.#grow(4);
    this.#buffer.writeInt32BE(value, at);
  }

  int64(value: number | bigint): void {
    const at = this.#grow(8);
    if (typeof value === 'bigint') this.#buffer.writeBigInt64BE(value, at);
    else {
      const high = Math.floor(value / TWO_32);
      this.#buffer.writeInt32BE(high, at);
      this.#buffer.writeUInt32BE(value - high * TWO_32, at + 4);
    }
  }

  float(value: number): void {
    const at = this.#grow(4);
    this.#buffer.writeFloatBE(value, at);
  }

  double(value: number): void {
    const at = this.#grow(8);
    this.#buffer.writeDoubleBE(value, at);
  }

  raw(bytes: Uint8Array): void {
    const at = this.#grow(bytes.length);
    this.#buffer.set(bytes, at);
  }

  /** The number of bytes, then the text in UTF-8. */
  text(value: string): void {
    const at = this.#grow(4 + 3 * value.length);
    const written = this.#buffer.write(value, at + 4, 'utf8');
    this.#buffer.writeInt32BE(written, at);
    this.#length = at + 4 + written;
  }

  /** Where so many more bytes go. Called before the buffer is looked at, since it may be another one behind it. */
  #grow(more: number): number {
    const at = this.#length;
    this.#length += more;
    if (this.#length > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(2 * this.#buffer.length, this.#length));
      larger.set(this.#buffer.subarray(0, at));
      this.#buffer = larger;
    }
    return at;
  }
}
