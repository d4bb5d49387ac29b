import { CodedError, long, type Value } from '@meshlapse/model';

/** The first count that a `long` cannot hold. Bulks double in every round of a `repeat()`, so it is soon reached. */
const TOO_MANY = 2 ** 63;

/** @throws {CodedError} `GREMLIN_ARITHMETIC` */
export function countValue(count: number): Value {
  if (count < TOO_MANY) return long(count < Number.MAX_SAFE_INTEGER ? count : BigInt(count));
  throw new CodedError({
    code: 'GREMLIN_ARITHMETIC',
    category: 'incorrect',
    message: 'A count leaves the range of a long. Go round less often in repeat(), or add dedup().',
  });
}
