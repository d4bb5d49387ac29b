/** An exact decimal: `unscaled / 10^scale`. */
export interface Decimal {
  readonly unscaled: bigint;
  readonly scale: number;
}

/** Beyond it, aligning two decimals would cost memory that no real figure needs. */
export const MAX_SCALE = 10_000;

const LEAST_QUOTIENT_SCALE = 10;

/** Reads decimal text; `undefined` when it is none or its exponent is beyond 10,000. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const unscaled = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return decimalOf(unscaled, fraction.length - Number(exponent));
}

/** One whose scale is not negative; `undefined` when it is beyond {@link MAX_SCALE}. */
export function decimalOf(unscaled: bigint, scale: number): Decimal | undefined {
  if (Math.abs(scale) > MAX_SCALE) return undefined;
  return scale < 0 ? { unscaled: unscaled * 10n ** BigInt(-scale), scale: 0 } : { unscaled, scale };
}

/** The text of a decimal without an exponent, keeping its trailing zeros. */
export function formatDecimal({ unscaled, scale }: Decimal): string {
  if (scale === 0) return unscaled.toString();
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The one text form of what was written; `undefined` like {@link parseDecimal}. */
export function decimalText(text: string): string | undefined {
  const decimal = parseDecimal(text);
  return decimal && formatDecimal(decimal);
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { unscaled: rescale(a, scale) + rescale(b, scale), scale };
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const [left, right] = [rescale(a, scale), rescale(b, scale)];
  return left < right ? -1 : Number(left > right);
}

/** Half up, to as many digits behind the point as the longer of both has, at least ten; without trailing zeros. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(LEAST_QUOTIENT_SCALE, a.scale, b.scale);
  const divisor = rescale(b, Math.max(a.scale, b.scale));
  const dividend = rescale(a, Math.max(a.scale, b.scale)) * 10n ** BigInt(scale) * 2n;
  const half = dividend < 0n === divisor < 0n ? divisor : -divisor;
  return stripZeros({ unscaled: (dividend + half) / (2n * divisor), scale });
}

/** Without its fraction. */
export function truncated({ unscaled, scale }: Decimal): bigint {
  return unscaled / 10n ** BigInt(scale);
}

function stripZeros(decimal: Decimal): Decimal {
  let { unscaled, scale } = decimal;
  while (scale > 0 && unscaled % 10n === 0n) {
    unscaled /= 10n;
    scale -= 1;
  }
  return { unscaled, scale };
}

function rescale(decimal: Decimal, scale: number): bigint {
  return decimal.unscaled * 10n ** BigInt(scale - decimal.scale);
}
