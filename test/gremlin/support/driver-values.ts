import {
  type DateTime,
  type Edge,
  numberType,
  type Path,
  type Property,
  type Subgraph,
  type Token,
  type TraversalMetrics,
  type Tree,
  TypedNumber,
  type Uuid,
  type Value,
  Vertex,
  type VertexProperty,
} from '@meshlapse/model';
import gremlin from 'gremlin';
import binary from 'gremlin/lib/structure/io/binary/GraphBinary.js';
import { encodeGraphson } from '../../../packages/gremlin/src/io/graphson-encoder.ts';
import { ValueEncoder } from '../../../packages/gremlin/src/io/value-encoder.ts';
import type { WireTraverser } from '../../../packages/gremlin/src/io/wire-values.ts';

const { io, ...structure } = gremlin.structure;

/** A format with what TinkerPop's JavaScript driver reads and writes it with. */
export interface DriverFormat {
  readonly mime: string;
  readonly reader: DriverReader;
  readonly writer: DriverWriter;
}

export const graphbinary: DriverFormat = {
  mime: 'application/vnd.graphbinary-v1.0',
  reader: binary.graphBinaryReader,
  writer: binary.graphBinaryWriter,
};

export const graphson3: DriverFormat = {
  mime: 'application/vnd.gremlin-v3.0+json',
  reader: new io.GraphSON3Reader(),
  writer: new io.GraphSON3Writer(),
};

export const graphson2: DriverFormat = {
  mime: 'application/vnd.gremlin-v2.0+json',
  reader: new io.GraphSON2Reader(),
  writer: new io.GraphSON2Writer(),
};

/**
 * What the driver read, in forms that can be compared: tuples with a name in front, and plain scalars.
 *
 * Collections keep only what JavaScript can tell apart in them.
 */
export function formOfRead(read: unknown): unknown {
  if (read instanceof Date) return ['date', read.getTime()];
  if (Array.isArray(read)) return ['list', ...read.map(formOfRead)];
  if (read instanceof Set) return ['set', ...read].map(formOfRead);
  if (read instanceof Map) {
    return ['map', ...[...read].map(([key, held]) => [formOfRead(key), formOfRead(held)])];
  }
  if (typeof read !== 'object' || read === null) return Object.is(read, -0) ? 0 : read;
  return formOfObject(read as Readonly<Record<string, unknown>>);
}

const FIELDS: readonly (readonly [DriverClass, string, readonly string[]])[] = [
  [structure.VertexProperty, 'vertexProperty', ['id', 'label', 'value', 'properties']],
  [structure.Vertex, 'vertex', ['id', 'label', 'properties']],
  [structure.Edge, 'edge', ['id', 'label', 'outV', 'inV', 'properties']],
  [structure.Property, 'property', ['key', 'value']],
  [structure.Path, 'path', ['labels', 'objects']],
  [gremlin.process.Traverser, 'traverser', ['object', 'bulk']],
  [gremlin.process.EnumValue, 'enum', ['typeName', 'elementName']],
];

function formOfObject(read: Readonly<Record<string, unknown>>): unknown {
  const known = FIELDS.find(([type]) => read instanceof type);
  if (!known) return ['object', JSON.stringify(read)];
  const [, name, fields] = known;
  return [
    name,
    ...fields.map((field) =>
      formOfRead(field === 'properties' ? (read[field] ?? []) : read[field]),
    ),
  ];
}

/** What the driver is to make of a value in GraphBinary, in the same forms. */
export function formInBinary(value: Value): unknown {
  return new DriverForm(true).encode(value);
}

/** The same in GraphSON. */
export function formInJson(value: Value): unknown {
  return new DriverForm(false).encode(value);
}

class DriverForm extends ValueEncoder<unknown> {
  readonly #isBinary: boolean;

  constructor(isBinary: boolean) {
    super();
    this.#isBinary = isBinary;
  }

  null(): unknown {
    return null;
  }

  boolean(value: boolean): unknown {
    return value;
  }

  text(value: string): unknown {
    return value;
  }

  /** Numbers lose their types, and outside of GraphBinary more than doubles can hold. Bytes are read without a sign. */
  number(value: number | TypedNumber): unknown {
    const plain = value instanceof TypedNumber ? value.value : value;
    const type = numberType(value);
    if (this.#isBinary && type === 'bigInteger') return plain;
    if (this.#isBinary && type === 'byte') return Number(plain) & 0xff;
    return Number(plain) === 0 ? 0 : Number(plain);
  }

  list(value: readonly Value[]): unknown[] {
    return ['list', ...value.map((item) => this.encode(item))];
  }

  set(value: ReadonlySet<Value>): unknown {
    return ['set', ...new Set([...value].map((item) => this.encode(item)))];
  }

  map(value: ReadonlyMap<Value, Value>): unknown {
    return [
      'map',
      ...new Map([...value].map(([key, held]) => [this.encode(key), this.encode(held)])),
    ];
  }

  dateTime({ at }: DateTime): unknown {
    return ['date', Math.floor(at / 1000)];
  }

  uuid({ text }: Uuid): unknown {
    return text;
  }

  /** In GraphSON the driver knows two enumerations; of others it keeps the name. */
  token({ type, name }: Token): unknown {
    return this.#isBinary || type === 'T' || type === 'Direction' ? ['enum', type, name] : name;
  }

  vertex({ id, label, properties = [] }: Vertex): unknown {
    return ['vertex', this.encode(id), label, this.list(properties)];
  }

  edge({ id, label, outV, inV, properties = [] }: Edge): unknown {
    const [out, into] = [outV, inV].map((end) => this.vertex(new Vertex(end.id, end.label)));
    return ['edge', this.encode(id), label, out, into, this.list(properties)];
  }

  vertexProperty({ id, key, value, properties }: VertexProperty): unknown {
    return ['vertexProperty', this.encode(id), key, this.encode(value), this.list(properties)];
  }

  property({ key, value }: Property): unknown {
    return ['property', key, this.encode(value)];
  }

  path({ labels, objects }: Path): unknown {
    return ['path', this.list(labels.map((names) => new Set(names))), this.list(objects)];
  }

  tree(value: Tree): unknown {
    return this.#unknown(value);
  }

  subgraph(value: Subgraph): unknown {
    return this.#unknown(value);
  }

  metrics(value: TraversalMetrics): unknown {
    return this.#unknown(value);
  }

  /** What the driver does not know keeps its JSON. */
  #unknown(value: Value): unknown {
    const json = JSON.parse(JSON.stringify(encodeGraphson(value))) as {
      readonly '@value': unknown;
    };
    return formOfRead(json['@value']);
  }

  traverser({ value, bulk }: WireTraverser): unknown {
    return ['traverser', this.encode(value), bulk];
  }
}
