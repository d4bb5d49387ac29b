import {
  CodedError,
  type DateTime,
  type Edge,
  type NumberType,
  numberType,
  type Path,
  type Property,
  type StepMetrics,
  type Subgraph,
  type Token,
  type TraversalMetrics,
  type Tree,
  TypedNumber,
  type Uuid,
  type Value,
  type Vertex,
  type VertexProperty,
} from '@meshlapse/model';
import { parseDecimal } from '../../values/decimal.ts';
import { bytesOfUuid } from '../../values/uuid-text.ts';
import { ValueEncoder } from '../value-encoder.ts';
import { codeOf } from '../wire-tokens.ts';
import type { WireTraverser } from '../wire-values.ts';
import { bytesOfInteger } from './big-integer.ts';
import type { ByteWriter } from './byte-writer.ts';
import { writeMoment } from './moments.ts';
import { CODE } from './type-codes.ts';

/** Types by the names that they have for users, for clients that cannot read them. */
export type UnreadableTypes = ReadonlyMap<number, string>;

/** Writes values in their fully qualified form: type code, flag that it is no null, value. */
export class GraphbinaryEncoder extends ValueEncoder<void> {
  readonly #out: ByteWriter;
  readonly #unreadable: UnreadableTypes;

  constructor(out: ByteWriter, unreadable: UnreadableTypes) {
    super();
    this.#out = out;
    this.#unreadable = unreadable;
  }

  null(): void {
    this.#out.uint8(CODE.null);
    this.#out.uint8(1);
  }

  boolean(value: boolean): void {
    this.#begin(CODE.boolean);
    this.#out.uint8(value ? 1 : 0);
  }

  text(value: string): void {
    this.#begin(CODE.text);
    this.#out.text(value);
  }

  number(value: number | TypedNumber): void {
    const type = numberType(value);
    this.#begin(CODE[type]);
    numberWriters[type](this.#out, value instanceof TypedNumber ? value.value : value);
  }

  list(value: readonly Value[]): void {
    this.#begin(CODE.list);
    this.#items(value);
  }

  set(value: ReadonlySet<Value>): void {
    this.#begin(CODE.set);
    this.#out.int32(value.size);
    for (const item of value) this.encode(item);
  }

  map(value: ReadonlyMap<Value, Value>): void {
    this.#begin(CODE.map);
    this.entries(value);
  }

  /** A map without its type code. */
  entries(map: ReadonlyMap<Value, Value>): void {
    this.#out.int32(map.size);
    for (const [key, held] of map) {
      this.encode(key);
      this.encode(held);
    }
  }

  dateTime(value: DateTime): void {
    this.#begin(CODE.offsetDateTime);
    writeMoment(this.#out, value);
  }

  uuid({ text }: Uuid): void {
    this.#begin(CODE.uuid);
    this.#out.raw(bytesOfUuid(text));
  }

  /** Enumerations that the format does not have are told by their names. */
  token({ type, name }: Token): void {
    const code = codeOf(type);
    if (code !== undefined) this.#begin(code);
    this.text(name);
  }

  vertex({ id, label, properties }: Vertex): void {
    this.#begin(CODE.vertex);
    this.encode(id);
    this.#out.text(label);
    this.encode(properties ?? null);
  }

  edge({ id, label, inV, outV, properties }: Edge): void {
    this.#begin(CODE.edge);
    this.encode(id);
    this.#out.text(label);
    this.encode(inV.id);
    this.#out.text(inV.label);
    this.encode(outV.id);
    this.#out.text(outV.label);
    this.null();
    this.encode(properties ?? null);
  }

  vertexProperty(property: VertexProperty): void {
    this.#begin(CODE.vertexProperty);
    this.#vertexPropertyHead(property);
    this.encode(property.properties);
  }

  #vertexPropertyHead({ id, key, value }: VertexProperty): void {
    this.encode(id);
    this.#out.text(key);
    this.encode(value);
    this.null();
  }

  property({ key, value }: Property): void {
    this.#begin(CODE.property);
    this.#out.text(key);
    this.encode(value);
    this.null();
  }

  path({ labels, objects }: Path): void {
    this.#begin(CODE.path);
    this.list(labels.map((names) => new Set(names)));
    this.list(objects);
  }

  tree(tree: Tree): void {
    this.#begin(CODE.tree);
    this.#branches(tree);
  }

  #branches({ children }: Tree): void {
    this.#out.int32(children.size);
    for (const [key, below] of children) {
      this.encode(key);
      this.deeper(() => this.#branches(below));
    }
  }

  subgraph({ vertices, edges }: Subgraph): void {
    this.#begin(CODE.graph);
    this.#out.int32(vertices.length);
    for (const { id, label, properties = [] } of vertices) {
      this.encode(id);
      this.#out.text(label);
      this.#out.int32(properties.length);
      for (const property of properties) {
        this.#vertexPropertyHead(property);
        this.#items(property.properties);
      }
    }
    this.#out.int32(edges.length);
    for (const edge of edges) this.#edgeOfGraph(edge);
  }

  /** Labels of its vertices are left out there. */
  #edgeOfGraph({ id, label, inV, outV, properties = [] }: Edge): void {
    this.encode(id);
    this.#out.text(label);
    this.encode(inV.id);
    this.null();
    this.encode(outV.id);
    this.null();
    this.null();
    this.#items(properties);
  }

  metrics({ nanoseconds, steps }: TraversalMetrics): void {
    this.#begin(CODE.traversalMetrics);
    this.#out.int64(Math.round(nanoseconds));
    this.#stepMetrics(steps);
  }

  #stepMetrics(steps: readonly StepMetrics[]): void {
    this.#out.int32(steps.length);
    for (const { id, name, nanoseconds, counts, annotations, nested } of steps) {
      this.#begin(CODE.metrics);
      this.#out.text(id);
      this.#out.text(name);
      this.#out.int64(Math.round(nanoseconds));
      this.#out.int32(counts.size);
      for (const [count, value] of counts) {
        this.text(count);
        this.#begin(CODE.long);
        this.#out.int64(value);
      }
      this.entries(annotations);
      this.deeper(() => this.#stepMetrics(nested));
    }
  }

  traverser({ value, bulk }: WireTraverser): void {
    this.#begin(CODE.traverser);
    this.#out.int64(bulk);
    this.encode(value);
  }

  #items(items: readonly Value[]): void {
    this.#out.int32(items.length);
    for (const item of items) this.encode(item);
  }

  #begin(code: number): void {
    const unreadable = this.#unreadable.get(code);
    if (unreadable !== undefined) throw cannotRead(unreadable);
    this.#out.uint8(code);
    this.#out.uint8(0);
  }
}

type NumberWriter = (out: ByteWriter, value: number | bigint | string) => void;

const numberWriters: Readonly<Record<NumberType, NumberWriter>> = {
  byte: (out, value) => out.int8(Number(value)),
  short: (out, value) => out.int16(Number(value)),
  int: (out, value) => out.int32(Number(value)),
  long: (out, value) => out.int64(typeof value === 'string' ? BigInt(value) : value),
  float: (out, value) => out.float(Number(value)),
  double: (out, value) => out.double(Number(value)),
  bigInteger: (out, value) => writeInteger(out, BigInt(value)),
  bigDecimal: (out, value) => {
    const decimal = parseDecimal(String(value));
    if (!decimal) throw new TypeError('A bigDecimal holds what is no decimal');
    out.int32(decimal.scale);
    writeInteger(out, decimal.unscaled);
  },
};

function writeInteger(out: ByteWriter, value: bigint): void {
  const bytes = bytesOfInteger(value);
  out.int32(bytes.length);
  out.raw(bytes);
}

function cannotRead(type: string): CodedError {
  return new CodedError({
    code: 'WIRE_CLIENT_CANNOT_READ',
    category: 'unsupported',
    message: `The answer holds a ${type}, which this client cannot read in GraphBinary. Connect with application/vnd.gremlin-v3.0+json, or ask for something else.`,
    data: { type },
  });
}
