import {
  encodeGraphson,
  encodeGraphson2,
  encodeUntyped,
  type Serializer,
  serializerOf,
  valueText,
  type WireTraverser,
} from '@meshlapse/gremlin';
import { CodedError, type Json, type Value } from '@meshlapse/model';

export type Item = Value | WireTraverser;

/** TinkerPop's envelope in one of the JSON formats, written while the results come. */
export interface JsonFormat {
  readonly kind: 'json';
  readonly mime: string;
  encode(value: Item): Json;
  /** What stands around the results. */
  readonly list: readonly [before: string, after: string];
}

/** Lines as Gremlin's console shows them, and nothing around them. */
export interface LineFormat {
  readonly kind: 'lines';
  readonly mime: string;
  line(value: Item): string;
}

/** One message as drivers read it, which can only be written when all of it is known. */
export interface MessageFormat {
  readonly kind: 'message';
  readonly mime: string;
  readonly serializer: Serializer;
}

export type AnswerFormat = JsonFormat | LineFormat | MessageFormat;

const JSON_TYPE = 'application/json';
const GRAPHSON_3 = 'application/vnd.gremlin-v3.0+json';
const GRAPHSON_2 = 'application/vnd.gremlin-v2.0+json';
const GRAPH_BINARY = 'application/vnd.graphbinary-v1.0';

/** Content types of requests that are whole messages of a driver. */
export const MESSAGE_TYPES: readonly string[] = [GRAPHSON_3, GRAPHSON_2, GRAPH_BINARY];

const typed3 = { encode: encodeGraphson, list: ['{"@type":"g:List","@value":[', ']}'] } as const;
const typed2 = { encode: encodeGraphson2, list: ['[', ']'] } as const;
const untyped = { encode: encodeUntyped, list: ['[', ']'] } as const;

const JSON_FORMATS: ReadonlyMap<string, Pick<JsonFormat, 'encode' | 'list'>> = new Map<
  string,
  Pick<JsonFormat, 'encode' | 'list'>
>([
  [JSON_TYPE, typed3],
  [GRAPHSON_3, typed3],
  [GRAPHSON_2, typed2],
]);

/**
 * The format that an `Accept` header asks for: the first of those it likes best that is known.
 *
 * @param types Whether JSON says the types of values, where the request itself says so.
 * @param preferred What is given to those who take anything.
 * @throws {CodedError} `ACCEPT_UNKNOWN`
 */
export function negotiate(
  accept: string | undefined,
  types: boolean | undefined,
  preferred = JSON_TYPE,
): AnswerFormat {
  for (const range of rangesOf(accept || '*/*')) {
    const isAny = range.mime === '*/*' || range.mime === 'application/*';
    const format = formatOf(isAny ? preferred : range.mime, types ?? range.types);
    if (format) return format;
  }
  throw new CodedError({
    code: 'ACCEPT_UNKNOWN',
    category: 'unsupported',
    message: `no serializer for requested Accept header: ${String(accept).slice(0, 200)}. There are ${[...JSON_FORMATS.keys()].join(', ')}, each also with ;types=false, ${GRAPH_BINARY} and text/plain.`,
  });
}

function formatOf(mime: string, types: boolean | undefined): AnswerFormat | undefined {
  const json = JSON_FORMATS.get(mime);
  if (json && types === false) {
    const said = mime === JSON_TYPE ? mime : `${mime};types=false`;
    return { kind: 'json', mime: said, ...untyped };
  }
  if (json) return { kind: 'json', mime, ...json };
  if (mime === 'text/plain') return { kind: 'lines', mime: `${mime}; charset=utf-8`, line: lineOf };
  if (mime === GRAPH_BINARY) return { kind: 'message', mime, serializer: serializerOf(mime) };
  return undefined;
}

function lineOf(item: Item): string {
  const isTraverser = typeof item === 'object' && item !== null && 'bulk' in item;
  return `==>${valueText(isTraverser ? item.value : item)}\n`;
}

interface MediaRange {
  readonly mime: string;
  readonly types: boolean | undefined;
  readonly quality: number;
}

function rangesOf(accept: string): readonly MediaRange[] {
  return accept
    .toLowerCase()
    .split(',')
    .map((range) => {
      const [mime = '', ...parameters] = range.replaceAll(/[\s"]/g, '').split(';');
      const named = new Map(parameters.map((each) => each.split('=') as [string, string]));
      const types = named.get('types');
      return {
        mime,
        types: types === undefined ? undefined : types !== 'false',
        quality: Number(named.get('q') ?? 1),
      };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
}
