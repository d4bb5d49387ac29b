import { BEGINNING, DateTime, FOREVER, type Instant, Uuid, type Value } from '@meshlapse/model';
import type { GraphsonDecoder, TypeReader } from './graphson-decoder.ts';
import { countOf } from './wire-checks.ts';

/** Collections, moments and identifiers. */
export const valueReaders: ReadonlyMap<string, TypeReader> = new Map<string, TypeReader>([
  ['g:List', (json, decoder, type) => decoder.items(decoder.array(json, type))],
  ['g:Set', (json, decoder, type) => new Set(decoder.items(decoder.array(json, type)))],
  [
    'g:Map',
    (json, decoder, type) => new Map(decoder.pairs(decoder.items(decoder.array(json, type)))),
  ],
  ['g:BulkSet', readBulkSet],
  ['g:UUID', readUuid],
  ['gx:Char', (json, decoder, type) => decoder.text(json, type)],
  ['gx:OffsetDateTime', readMoment],
  ['gx:ZonedDateTime', readMoment],
  ['gx:Instant', readMoment],
  ['g:Date', readMilliseconds],
  ['g:Timestamp', readMilliseconds],
  ['gx:Duration', refuse('a duration')],
  ['gx:ByteBuffer', refuse('bytes')],
]);

/** Each value as often as it is in the set. */
function readBulkSet(json: unknown, decoder: GraphsonDecoder, type: string): readonly Value[] {
  const pairs = decoder.pairs([...decoder.array(json, type).entries()]);
  return pairs.flatMap(([[i, item], [j, count]]) => {
    const value = decoder.value(item, i);
    return new Array<Value>(decoder.bulk(decoder.at(j, count))).fill(value);
  });
}

const UUID_FORM = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readUuid(json: unknown, decoder: GraphsonDecoder, type: string): Uuid {
  const text = decoder.text(json, type);
  if (UUID_FORM.test(text)) return new Uuid(text);
  throw decoder.invalid('a g:UUID that is none');
}

/** The name of a zone, as in `[Europe/Paris]`, adds nothing to the offset before it. */
function readMoment(json: unknown, decoder: GraphsonDecoder, type: string): DateTime {
  return decoder.dateTime(decoder.text(json, type).replace(/\[[\w/+-]{1,64}\]$/, ''));
}

function readMilliseconds(json: unknown, decoder: GraphsonDecoder, type: string): DateTime {
  const value = decoder.decode(json);
  const since = typeof value === 'number' ? value : countOf(value);
  const at = since === undefined ? Number.NaN : Math.round(since * 1000);
  if (isInstant(at)) return new DateTime(at);
  throw decoder.invalid(`a ${type} that is no time in milliseconds between the years 1 and 2255`);
}

/** Whether a time can be told in whole microseconds. */
export function isInstant(at: number): at is Instant {
  return at >= BEGINNING && at < FOREVER;
}

function refuse(what: string): TypeReader {
  return (_, decoder) => {
    throw decoder.invalid(`${what}, for which there is no value here: send a text or a number`);
  };
}
