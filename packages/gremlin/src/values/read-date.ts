import { DateTime, parseInstant } from '@meshlapse/model';
import { offsetMinutesOf } from '../io/offset-date-time.ts';

/**
 * Reads ISO 8601 as the language has it: a day is its beginning, and a time without a zone is in UTC.
 *
 * @throws {CodedError} `TIME_INVALID`
 */
export function readDateTime(text: string): DateTime {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const hasZone = /(?:[Zz]|[+-]\d{2}:?\d{2})$/.test(text);
  const zoned = isDay ? `${text}T00:00:00Z` : hasZone ? text : `${text}Z`;
  return new DateTime(parseInstant(zoned), offsetMinutesOf(zoned));
}
