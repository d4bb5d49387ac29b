/** TinkerPop's number types. */
export type NumberType =
  | 'byte'
  | 'short'
  | 'int'
  | 'long'
  | 'bigInteger'
  | 'float'
  | 'double'
  | 'bigDecimal';

/**
 * A number whose type a plain JavaScript number does not tell.
 *
 * A plain number is an `int` when it is a whole number of 32 bits, a `long` when it is a larger safe
 * whole number, and a `double` otherwise (fractions, NaN, infinities, -0). Everything else, such as the
 * `long` 6 or the `double` 2, is one of these; build it with {@link number}, which picks the plain form
 * where that says the same, so that each Gremlin number has exactly one form.
 */
export class TypedNumber {
  readonly type: NumberType;
  /** A bigint for `bigInteger` and for longs beyond 2^53, decimal text for `bigDecimal`, else a number. */
  readonly value: number | bigint | string;

  constructor(type: NumberType, value: number | bigint | string) {
    this.type = type;
    this.value = value;
  }
}

/** The one form of a number of this type. */
export function number(type: NumberType, value: number | bigint | string): number | TypedNumber {
  const plain =
    typeof value === 'bigint' && type === 'long' && isSafe(value) ? Number(value) : value;
  if (typeof plain === 'number' && typeOfPlain(plain) === type) return plain;
  return new TypedNumber(type, plain);
}

/** The `long` that TinkerPop's counting steps give. */
export function long(value: number | bigint): number | TypedNumber {
  return number('long', value);
}

/** @see TypedNumber */
export function numberType(value: number | TypedNumber): NumberType {
  return typeof value === 'number' ? typeOfPlain(value) : value.type;
}

function typeOfPlain(value: number): NumberType {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return 'double';
  return value === (value | 0) ? 'int' : 'long';
}

function isSafe(value: bigint): boolean {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
}
