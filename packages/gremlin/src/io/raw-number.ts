import type { Json } from '@meshlapse/model';

/** What `JSON.rawJSON` makes: digits that `JSON.stringify` writes as they are. */
interface RawNumber {
  readonly rawJSON: string;
}

const raw = JSON as unknown as {
  rawJSON(text: string): RawNumber;
  isRawJSON(value: unknown): value is RawNumber;
};

/** A JSON number that a JavaScript number cannot hold, such as a long beyond 2^53 or -0. */
export function rawNumber(digits: string): Json {
  return raw.rawJSON(digits) as unknown as Json;
}

/** The digits of a number from JSON or from {@link rawNumber}, or of a text; `undefined` for anything else. */
export function digitsOf(json: unknown): string | undefined {
  if (Object.is(json, -0)) return '-0';
  if (typeof json === 'number' || typeof json === 'string') return String(json);
  return raw.isRawJSON(json) ? json.rawJSON : undefined;
}
