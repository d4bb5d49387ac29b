import { DateTime, Uuid, type Value } from '@meshlapse/model';
import { isUuidText } from '../values/uuid-text.ts';
import type { GraphsonDocument, TypeReader } from './graphson-document.ts';
import { isInstant } from './instants.ts';
import { countOf } from './wire-checks.ts';

/** Collections, moments and identifiers. */
export const valueReaders: ReadonlyMap<string, TypeReader> = new Map<string, TypeReader>([
  ['g:List', (json, document, type) => document.items(document.array(json, type))],
  ['g:Set', (json, document, type) => new Set(document.items(document.array(json, type)))],
  [
    'g:Map',
    (json, document, type) => new Map(document.pairs(document.items(document.array(json, type)))),
  ],
  ['g:BulkSet', readBulkSet],
  ['g:UUID', readUuid],
  ['gx:Char', (json, document, type) => document.text(json, type)],
  ['gx:OffsetDateTime', readMoment],
  ['gx:ZonedDateTime', readMoment],
  ['gx:Instant', readMoment],
  ['g:Date', readMilliseconds],
  ['g:Timestamp', readMilliseconds],
  ['gx:Duration', refuse('a duration')],
  ['gx:ByteBuffer', refuse('bytes')],
]);

/** Each value as often as it is in the set. */
function readBulkSet(json: unknown, document: GraphsonDocument, type: string): readonly Value[] {
  const pairs = document.pairs([...document.array(json, type).entries()]);
  return pairs.flatMap(([[i, item], [j, count]]) => {
    const value = document.value(item, i);
    return new Array<Value>(document.bulk(document.at(j, count))).fill(value);
  });
}

function readUuid(json: unknown, document: GraphsonDocument, type: string): Uuid {
  const text = document.text(json, type);
  if (isUuidText(text)) return new Uuid(text);
  throw document.invalid('a g:UUID that is none');
}

/** The name of a zone, as in `[Europe/Paris]`, adds nothing to the offset before it. */
function readMoment(json: unknown, document: GraphsonDocument, type: string): DateTime {
  return document.dateTime(document.text(json, type).replace(/\[[\w/+-]{1,64}\]$/, ''));
}

function readMilliseconds(json: unknown, document: GraphsonDocument, type: string): DateTime {
  const value = document.decode(json);
  const since = typeof value === 'number' ? value : countOf(value);
  const at = since === undefined ? Number.NaN : Math.round(since * 1000);
  if (isInstant(at)) return new DateTime(at);
  throw document.invalid(`a ${type} that is no time in milliseconds between the years 1 and 2255`);
}

function refuse(what: string): TypeReader {
  return (_, document) => {
    throw document.invalid(`${what}, for which there is no value here: send a text or a number`);
  };
}
