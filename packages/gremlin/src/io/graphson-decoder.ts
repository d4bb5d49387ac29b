import {
  CodedError,
  DateTime,
  Edge,
  type ElementId,
  type NumberType,
  number,
  Path,
  Property,
  parseInstant,
  TypedNumber,
  Uuid,
  type Value,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import { decimalText } from '../values/decimal.ts';
import { MAX_VALUE_DEPTH, tooDeep } from '../values/identity.ts';
import { token } from '../values/token.ts';

import { offsetMinutesOf } from './offset-date-time.ts';
import { digitsOf } from './raw-number.ts';

/**
 * Reads GraphSON 3, or plain JSON in it: objects without `@type` are maps with texts as keys, whole numbers ints or
 * longs.
 *
 * @throws {CodedError} `GRAPHSON_INVALID`, `VALUE_TOO_DEEP`, `TIME_...`
 */
export function decodeGraphson(json: unknown): Value {
  return decode(json, MAX_VALUE_DEPTH);
}

type Inner = (json: unknown) => Value;

function decode(json: unknown, depth: number): Value {
  if (depth === 0) throw tooDeep();
  if (json === null || typeof json === 'boolean' || typeof json === 'number') return json;
  if (typeof json === 'string') return wellFormed(json);
  const inner = (part: unknown) => decode(part, depth - 1);
  if (Array.isArray(json)) return json.map(inner);
  if (typeof json !== 'object') throw invalid('something that is no JSON');
  if (!Object.hasOwn(json, '@type')) {
    return new Map(Object.entries(json).map(([key, value]) => [wellFormed(key), inner(value)]));
  }
  const { '@type': type, '@value': value } = json as { '@type': unknown; '@value': unknown };
  return decodeTyped(String(type), value, inner);
}

function decodeTyped(type: string, value: unknown, inner: Inner): Value {
  const numeric = NUMBER_TYPES.get(type);
  if (numeric) return decodeNumber(numeric, value, type);
  const read = readers.get(type);
  if (read) return read(value, inner, type);
  const enumeration = /^g:([A-Z]\w*)$/.exec(type)?.[1];
  const known = enumeration && typeof value === 'string' ? token(enumeration, value) : undefined;
  if (known) return known;
  throw invalid(`the type ${type.slice(0, 60)}, which is not known here`);
}

const NUMBER_TYPES: ReadonlyMap<string, NumberType> = new Map([
  ['gx:Byte', 'byte'],
  ['gx:Int16', 'short'],
  ['g:Int32', 'int'],
  ['g:Int64', 'long'],
  ['gx:BigInteger', 'bigInteger'],
  ['g:Float', 'float'],
  ['g:Double', 'double'],
  ['gx:BigDecimal', 'bigDecimal'],
]);

const WHOLE_BITS: ReadonlyMap<NumberType, number> = new Map([
  ['byte', 8],
  ['short', 16],
  ['int', 32],
  ['long', 64],
]);

const MAX_DIGITS = 10_000;

function decodeNumber(type: NumberType, value: unknown, name: string): number | TypedNumber {
  const digits = digitsOf(value);
  if (digits === undefined || digits.length > MAX_DIGITS)
    throw invalid(`a ${name} that is no number`);
  if (type === 'bigDecimal') {
    const text = decimalText(digits);
    if (text === undefined) throw invalid(`a ${name} that is no number`);
    return number(type, text);
  }
  if (type === 'float' || type === 'double') {
    const isNumber = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$|^NaN$|^-?Infinity$/.test(digits);
    if (!isNumber) throw invalid(`a ${name} that is no number`);
    return number(type, type === 'float' ? Math.fround(Number(digits)) : Number(digits));
  }
  return decodeWhole(type, digits, name);
}

function decodeWhole(type: NumberType, digits: string, name: string): number | TypedNumber {
  if (!/^-?\d+$/.test(digits)) throw invalid(`a ${name} that is no whole number`);
  const exact = BigInt(digits);
  const bits = WHOLE_BITS.get(type);
  if (bits !== undefined && BigInt.asIntN(bits, exact) !== exact) {
    throw invalid(`a ${name} that is out of range`);
  }
  return number(type, type === 'long' || type === 'bigInteger' ? exact : Number(exact));
}

type Reader = (value: unknown, inner: Inner, type: string) => Value;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['g:List', (value, inner, type) => arrayOf(value, type).map(inner)],
  ['g:Set', (value, inner, type) => new Set(arrayOf(value, type).map(inner))],
  ['g:Map', (value, inner, type) => new Map(pairsOf(arrayOf(value, type).map(inner)))],
  ['g:UUID', (value, _, type) => new Uuid(textOf(value, type))],
  ['gx:OffsetDateTime', (value, _, type) => dateTime(textOf(value, type))],
  ['g:Date', (value) => new DateTime(Math.round(Number(value) * 1000))],
  ['g:Timestamp', (value) => new DateTime(Math.round(Number(value) * 1000))],
  ['g:Vertex', (value, inner, type) => vertexOf(bodyOf(value, type), inner)],
  ['g:Edge', (value, inner, type) => edgeOf(bodyOf(value, type), inner)],
  ['g:VertexProperty', (value, inner, type) => vertexPropertyOf(bodyOf(value, type), inner)],
  ['g:Property', (value, inner, type) => propertyOf(bodyOf(value, type), inner)],
  ['g:Path', (value, inner, type) => pathOf(bodyOf(value, type), inner)],
]);

type Body = ReadonlyMap<string, unknown>;

function dateTime(text: string): DateTime {
  return new DateTime(parseInstant(text), offsetMinutesOf(text));
}

function pairsOf(flat: readonly Value[]): [Value, Value][] {
  if (flat.length % 2 !== 0) throw invalid('a g:Map with a key and no value');
  return flat.flatMap((key, i) => (i % 2 === 0 ? [[key, flat[i + 1] ?? null]] : []));
}

function vertexOf(body: Body, inner: Inner): Vertex {
  const lists = [...entriesOf(body.get('properties'))].map(([, list]) => inner(list));
  const properties = lists.flat().filter((part) => part instanceof VertexProperty);
  const known = body.has('properties') ? properties : undefined;
  return new Vertex(idOf(inner(body.get('id'))), labelOf(body, 'vertex'), known);
}

function edgeOf(body: Body, inner: Inner): Edge {
  const end = (side: 'in' | 'out') =>
    new Vertex(
      idOf(inner(body.get(`${side}V`) ?? null)),
      String(body.get(`${side}VLabel`) ?? 'vertex'),
    );
  const parts = [...entriesOf(body.get('properties'))].map(([, part]) => inner(part));
  const properties = parts.filter((part) => part instanceof Property);
  const header = { id: idOf(inner(body.get('id'))), label: labelOf(body, 'edge') };
  const ends = { outV: end('out'), inV: end('in') };
  return new Edge(header, ends, body.has('properties') ? properties : undefined);
}

function vertexPropertyOf(body: Body, inner: Inner): VertexProperty {
  const meta = [...entriesOf(body.get('properties'))].map(
    ([key, value]) => new Property(key, inner(value) as Value),
  );
  const id = idOf(inner(body.get('id')));
  return new VertexProperty(
    id,
    labelOf(body, 'vertexProperty'),
    inner(body.get('value')) as Value,
    meta,
  );
}

function propertyOf(body: Body, inner: Inner): Property {
  return new Property(textOf(body.get('key'), 'g:Property'), inner(body.get('value')) as Value);
}

function pathOf(body: Body, inner: Inner): Path {
  const [objects, labels] = [inner(body.get('objects')), inner(body.get('labels'))];
  if (!Array.isArray(objects) || !Array.isArray(labels))
    throw invalid('a g:Path without its lists');
  return new Path(
    objects as readonly Value[],
    labels.map((names) => (names instanceof Set ? [...names].map(String) : [])),
  );
}

function bodyOf(value: unknown, type: string): Body {
  if (typeof value !== 'object' || value === null) throw invalid(`a ${type} without its fields`);
  return new Map(Object.entries(value));
}

function entriesOf(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function labelOf(body: Body, fallback: string): string {
  const label = body.get('label') ?? fallback;
  return textOf(label, 'label');
}

function idOf(value: Value): ElementId {
  const isId =
    typeof value === 'string' ||
    typeof value === 'number' ||
    value instanceof TypedNumber ||
    value instanceof Uuid;
  if (isId) return value;
  throw invalid('an element whose id is no text, number or UUID');
}

function arrayOf(value: unknown, type: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw invalid(`a ${type} that is no array`);
}

function textOf(value: unknown, type: string): string {
  if (typeof value === 'string') return wellFormed(value);
  throw invalid(`a ${type} that is no text`);
}

function wellFormed(text: string): string {
  if (text.isWellFormed()) return text;
  throw invalid('a text with half of a surrogate pair');
}

function invalid(what: string): CodedError {
  return new CodedError({
    code: 'GRAPHSON_INVALID',
    category: 'incorrect',
    message: `The GraphSON holds ${what}. Write GraphSON 3 or plain JSON.`,
  });
}
