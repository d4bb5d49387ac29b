import { isUtf8 } from 'node:buffer';
import { CodedError, type ElementId, type NewProperty, type Value } from '@meshlapse/model';
import { isElementId } from '../../values/value.ts';
import { decodeGraphson } from '../graphson-decoder.ts';
import { JsonFault, parseJson } from '../parse-json.ts';
import { type FileEdge, type FileElement, type FileVertex, invalidFile } from './graph-format.ts';

/** A line becomes many times as large when it is read. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** A vertex with its edges on each line; edges are told by the vertex that they come from. */
export function* readGraphson(bytes: Buffer): Generator<FileElement> {
  for (const [text, line] of linesOf(bytes)) {
    if (text.trim() === '') continue;
    const star = new GraphsonLine(text, line);
    yield star.vertex();
    yield* star.edges();
  }
}

function* linesOf(bytes: Buffer): Generator<readonly [string, number]> {
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const own = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (own.length > MAX_LINE_BYTES) {
      throw invalidFile(`has a line of more than ${MAX_LINE_BYTES} bytes`, { line });
    }
    if (!isUtf8(own)) throw invalidFile('is no UTF-8', { line });
    yield [own.toString('utf8'), line];
    start += own.length + 1;
  }
}

type Fields = ReadonlyMap<Value, Value>;

class GraphsonLine {
  readonly #line: number;
  readonly #fields: Fields;
  readonly #id: ElementId;

  constructor(text: string, line: number) {
    this.#line = line;
    this.#fields = this.#map(this.#decode(text), 'vertex');
    this.#id = this.#idIn(this.#fields);
  }

  vertex(): FileVertex {
    return {
      kind: 'vertex',
      id: this.#id,
      label: this.#text(this.#fields.get('label') ?? 'vertex', 'label'),
      properties: this.#entries(this.#fields, 'properties').flatMap(([key, rows]) =>
        this.#list(rows).map((row) => this.#vertexProperty(key, this.#map(row, 'property'))),
      ),
      place: { line: this.#line },
    };
  }

  *edges(): Generator<FileEdge> {
    for (const [label, rows] of this.#entries(this.#fields, 'outE')) {
      for (const row of this.#list(rows)) yield this.#edge(label, this.#map(row, 'edge'));
    }
  }

  #edge(label: string, row: Fields): FileEdge {
    return {
      kind: 'edge',
      id: this.#idIn(row),
      label,
      out: this.#id,
      in: this.#idIn(row, 'inV'),
      properties: this.#plain(row),
      place: { line: this.#line },
    };
  }

  #vertexProperty(key: string, row: Fields): NewProperty {
    const id = row.get('id');
    return {
      key,
      value: row.get('value') ?? null,
      cardinality: 'list',
      ...(id === undefined ? {} : { id: this.#idIn(row) }),
      meta: this.#plain(row),
    };
  }

  #plain(row: Fields): { readonly key: string; readonly value: Value }[] {
    return this.#entries(row, 'properties').map(([key, value]) => ({ key, value }));
  }

  #decode(text: string): Value {
    const json = parseJson(text);
    if (json instanceof JsonFault) throw this.#invalid('is no JSON');
    try {
      return decodeGraphson(json);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      throw this.#invalid(`is no GraphSON (${error.message.replace(/\.$/, '')})`, error);
    }
  }

  #idIn(fields: Fields, key = 'id'): ElementId {
    const id = fields.get(key);
    if (id !== undefined && isElementId(id)) return id;
    throw this.#invalid(`holds an element without its ${key}`);
  }

  #entries(fields: Fields, key: string): readonly (readonly [string, Value])[] {
    const held = fields.get(key);
    if (held === undefined) return [];
    return [...this.#map(held, key)].map(([name, value]) => [this.#text(name, key), value]);
  }

  #map(value: Value, what: string): Fields {
    if (value instanceof Map) return value;
    throw this.#invalid(`holds what is no object where its ${what} belongs`);
  }

  #list(value: Value): readonly Value[] {
    if (Array.isArray(value)) return value;
    throw this.#invalid('holds what is no list where edges or properties belong');
  }

  #text(value: Value, what: string): string {
    if (typeof value === 'string') return value;
    throw this.#invalid(`holds what is no text where its ${what} belongs`);
  }

  #invalid(what: string, cause?: unknown): CodedError {
    return invalidFile(what, { line: this.#line }, cause);
  }
}
