import {
  type DateTime,
  type Edge,
  type Json,
  type JsonObject,
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
import { keyText } from './key-text.ts';
import { formatDateTime } from './offset-date-time.ts';
import { rawNumber } from './raw-number.ts';
import { byKey, ValueEncoder } from './value-encoder.ts';
import type { WireTraverser } from './wire-values.ts';

/**
 * A value as typed GraphSON 3, for `JSON.stringify`: longs beyond 2^53 keep all their digits there.
 *
 * @throws {CodedError} `VALUE_TOO_DEEP`
 */
export function encodeGraphson(value: Value | WireTraverser): Json {
  return graphson3.encode(value);
}

/**
 * The same as GraphSON 2, where collections have no types: a set is a list and the keys of a map are texts.
 *
 * @throws {CodedError} `VALUE_TOO_DEEP`
 */
export function encodeGraphson2(value: Value | WireTraverser): Json {
  return graphson2.encode(value);
}

class Graphson3Encoder extends ValueEncoder<Json> {
  null(): Json {
    return null;
  }

  boolean(value: boolean): Json {
    return value;
  }

  text(value: string): Json {
    return value;
  }

  number(value: number | TypedNumber): Json {
    const type = NUMBER_TYPES[numberType(value)];
    const plain = value instanceof TypedNumber ? value.value : value;
    if (typeof plain !== 'number') return typed(type, rawNumber(String(plain)));
    if (Object.is(plain, -0)) return typed(type, rawNumber('-0.0'));
    return typed(type, Number.isFinite(plain) ? plain : String(plain));
  }

  list(value: readonly Value[]): Json {
    return this.listOf(value.map((item) => this.encode(item)));
  }

  set(value: ReadonlySet<Value>): Json {
    return this.setOf([...value].map((item) => this.encode(item)));
  }

  map(value: ReadonlyMap<Value, Value>): Json {
    return typed(
      'g:Map',
      [...value].flatMap(([key, held]) => [this.encode(key), this.encode(held)]),
    );
  }

  protected listOf(items: readonly Json[]): Json {
    return typed('g:List', items);
  }

  protected setOf(items: readonly Json[]): Json {
    return typed('g:Set', items);
  }

  dateTime(value: DateTime): Json {
    return typed('gx:OffsetDateTime', formatDateTime(value));
  }

  uuid({ text }: Uuid): Json {
    return typed('g:UUID', text);
  }

  token({ type, name }: Token): Json {
    return typed(`g:${type}`, name);
  }

  vertex({ id, label, properties = [] }: Vertex): Json {
    const lists = [...byKey(properties)].map(
      ([key, held]) => [key, held.map((property) => this.vertexProperty(property))] as const,
    );
    return typed('g:Vertex', withProperties({ id: this.encode(id), label }, lists));
  }

  edge({ id, label, inV, outV, properties = [] }: Edge): Json {
    const body = {
      id: this.encode(id),
      label,
      inVLabel: inV.label,
      outVLabel: outV.label,
      inV: this.encode(inV.id),
      outV: this.encode(outV.id),
    };
    const encoded = properties.map((property) => [property.key, this.property(property)] as const);
    return typed('g:Edge', withProperties(body, encoded));
  }

  vertexProperty({ id, key, value, properties }: VertexProperty): Json {
    const body = { id: this.encode(id), value: this.encode(value), label: key };
    const meta = properties.map((property) => [property.key, this.encode(property.value)] as const);
    return typed('g:VertexProperty', withProperties(body, meta));
  }

  property({ key, value }: Property): Json {
    return typed('g:Property', { key, value: this.encode(value) });
  }

  path({ labels, objects }: Path): Json {
    return typed('g:Path', {
      labels: this.listOf(labels.map((names) => this.setOf([...names]))),
      objects: this.list(objects),
    });
  }

  tree({ children }: Tree): Json {
    const branches = [...children].map(([key, below]) => ({
      key: this.encode(key),
      value: this.encode(below),
    }));
    return typed('g:Tree', branches);
  }

  subgraph({ vertices, edges }: Subgraph): Json {
    return typed('tinker:graph', {
      vertices: vertices.map((vertex) => this.encode(vertex)),
      edges: edges.map((edge) => this.encode(edge)),
    });
  }

  metrics({ nanoseconds, steps }: TraversalMetrics): Json {
    const body = new Map<string, Json>([
      ['dur', milliseconds(nanoseconds)],
      ['metrics', this.listOf(steps.map((step) => this.#stepMetrics(step)))],
    ]);
    return typed('g:TraversalMetrics', this.record(body));
  }

  #stepMetrics(step: StepMetrics): Json {
    const counts = [...step.counts].map(
      ([name, count]) => [name, typed('g:Int64', count)] as const,
    );
    const annotations = [...step.annotations].map(
      ([name, value]) => [name, this.encode(value)] as const,
    );
    const body = new Map<string, Json>([
      ['dur', milliseconds(step.nanoseconds)],
      ['counts', this.record(new Map(counts))],
      ['name', step.name],
      ['annotations', this.record(new Map(annotations))],
      ['id', step.id],
      [
        'metrics',
        this.listOf(step.nested.map((inner) => this.deeper(() => this.#stepMetrics(inner)))),
      ],
    ]);
    return typed('g:Metrics', this.record(body));
  }

  /** A map whose keys are texts and whose values are encoded already. */
  protected record(fields: ReadonlyMap<string, Json>): Json {
    return typed('g:Map', [...fields].flat());
  }

  traverser({ value, bulk }: WireTraverser): Json {
    return typed('g:Traverser', { bulk: typed('g:Int64', bulk), value: this.encode(value) });
  }
}

class Graphson2Encoder extends Graphson3Encoder {
  override map(value: ReadonlyMap<Value, Value>): Json {
    return Object.fromEntries([...value].map(([key, held]) => [keyText(key), this.encode(held)]));
  }

  protected override listOf(items: readonly Json[]): Json {
    return items;
  }

  protected override setOf(items: readonly Json[]): Json {
    return items;
  }

  protected override record(fields: ReadonlyMap<string, Json>): Json {
    return Object.fromEntries(fields);
  }
}

const graphson3 = new Graphson3Encoder();
const graphson2 = new Graphson2Encoder();

const NUMBER_TYPES = {
  byte: 'gx:Byte',
  short: 'gx:Int16',
  int: 'g:Int32',
  long: 'g:Int64',
  bigInteger: 'gx:BigInteger',
  float: 'g:Float',
  double: 'g:Double',
  bigDecimal: 'gx:BigDecimal',
} as const;

function typed(type: string, value: Json): Json {
  return { '@type': type, '@value': value };
}

/** A time of TinkerPop's metrics. */
function milliseconds(nanoseconds: number): Json {
  return typed('g:Double', nanoseconds / 1_000_000);
}

function withProperties(
  body: JsonObject,
  properties: readonly (readonly [string, Json])[],
): JsonObject {
  return properties.length === 0 ? body : { ...body, properties: Object.fromEntries(properties) };
}
