/** Ten thousand digits, as texts of numbers may have, and a few more. */
export const MAX_INTEGER_BYTES = 4_200;

/** Two's complement in as few bytes as hold it and its sign, most significant first. */
export function bytesOfInteger(value: bigint): Buffer {
  const magnitude = value < 0n ? -value - 1n : value;
  const bits = magnitude === 0n ? 1 : magnitude.toString(2).length + 1;
  const bytes = Math.ceil(bits / 8);
  const unsigned = BigInt.asUintN(8 * bytes, value);
  return Buffer.from(unsigned.toString(16).padStart(2 * bytes, '0'), 'hex');
}

/** The reverse of {@link bytesOfInteger}, for at least one byte. */
export function integerOfBytes(bytes: Buffer): bigint {
  return BigInt.asIntN(8 * bytes.length, BigInt(`0x${bytes.toString('hex')}`));
}
