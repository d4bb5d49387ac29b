import type { Value } from '@meshlapse/model';
import { GraphsonDocument, type TypeReader } from './graphson-document.ts';
import { elementReaders } from './graphson-elements.ts';
import { languageReaders, readStrategy } from './graphson-language.ts';
import { valueReaders } from './graphson-values.ts';
import type { WireValue } from './wire-values.ts';

/**
 * Reads a value in GraphSON 2 or 3, or plain JSON: objects without `@type` are maps with texts as keys, whole numbers
 * ints or longs.
 *
 * @throws {CodedError} `GRAPHSON_INVALID`, `VALUE_TOO_DEEP`, `TIME_...`, with the path of what is wrong in
 * `data.position`
 */
export function decodeGraphson(json: unknown): Value {
  return new GraphsonDocument(readerOf).value(json);
}

/** The same with everything that a request may hold; `field` is where in the request it is. */
export function decodeGraphsonRequest(json: unknown, field: string): WireValue {
  return new GraphsonDocument(readerOf).at(field, json);
}

/** What is behind a `@type`; numbers and enumerations are the document's own business. */
function readerOf(type: string): TypeReader | undefined {
  return readers.get(type) ?? (type.endsWith('Strategy') ? readStrategy : undefined);
}

const readers: ReadonlyMap<string, TypeReader> = new Map([
  ...valueReaders,
  ...elementReaders,
  ...languageReaders,
]);
