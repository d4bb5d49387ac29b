import {
  type DateTime,
  type Edge,
  type Json,
  type Path,
  type Property,
  type StepMetrics,
  type Subgraph,
  Token,
  type TraversalMetrics,
  type Tree,
  TypedNumber,
  type Uuid,
  type Value,
  type Vertex,
  type VertexProperty,
} from '@meshlapse/model';
import { formatDateTime } from './offset-date-time.ts';
import { byKey, ValueEncoder } from './value-encoder.ts';
import type { WireTraverser } from './wire-values.ts';

/**
 * A value as plain JSON.
 *
 * Elements say their `type`. Numbers are JSON numbers; those that JSON readers would round (whole numbers beyond 2^53,
 * BigDecimals) and NaN and the infinities are texts. Maps whose keys are texts or tokens are objects, others lists of
 * pairs. Sets are lists.
 *
 * @throws {CodedError} `VALUE_TOO_DEEP`
 */
export function encodeUntyped(value: Value | WireTraverser): Json {
  return untyped.encode(value);
}

class UntypedEncoder extends ValueEncoder<Json> {
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
    const plain = value instanceof TypedNumber ? value.value : value;
    return typeof plain === 'number' && Number.isFinite(plain) ? plain : String(plain);
  }

  list(value: readonly Value[]): Json {
    return value.map((item) => this.encode(item));
  }

  set(value: ReadonlySet<Value>): Json {
    return [...value].map((item) => this.encode(item));
  }

  map(value: ReadonlyMap<Value, Value>): Json {
    const entries = [...value].map(([key, held]) => [nameOf(key), this.encode(held)] as const);
    const isNamed = entries.every(([name]) => name !== undefined);
    if (isNamed) return Object.fromEntries(entries);
    return [...value.keys()].map((key, i) => [this.encode(key), entries[i]?.[1] ?? null]);
  }

  dateTime(value: DateTime): Json {
    return formatDateTime(value);
  }

  uuid({ text }: Uuid): Json {
    return text;
  }

  token({ name }: Token): Json {
    return name;
  }

  vertex({ id, label, properties = [] }: Vertex): Json {
    const lists = [...byKey(properties)].map(([key, held]) => [
      key,
      held.map((property) => this.#valueOf(property)),
    ]);
    return {
      id: this.encode(id),
      label,
      type: 'vertex',
      properties: Object.fromEntries(lists) as Json,
    };
  }

  edge({ id, label, inV, outV, properties = [] }: Edge): Json {
    return {
      id: this.encode(id),
      label,
      type: 'edge',
      inV: this.encode(inV.id),
      inVLabel: inV.label,
      outV: this.encode(outV.id),
      outVLabel: outV.label,
      properties: this.#plain(properties),
    };
  }

  vertexProperty(property: VertexProperty): Json {
    return { ...this.#valueOf(property), label: property.key };
  }

  #valueOf({ id, value, properties }: VertexProperty) {
    const body = { id: this.encode(id), value: this.encode(value) };
    return properties.length === 0 ? body : { ...body, properties: this.#plain(properties) };
  }

  #plain(properties: readonly Property[]): Json {
    return Object.fromEntries(properties.map(({ key, value }) => [key, this.encode(value)]));
  }

  property({ key, value }: Property): Json {
    return { key, value: this.encode(value) };
  }

  path({ labels, objects }: Path): Json {
    return { labels: labels.map((names) => [...names]), objects: this.list(objects) };
  }

  tree({ children }: Tree): Json {
    return [...children].map(([key, below]) => ({
      key: this.encode(key),
      value: this.encode(below),
    }));
  }

  subgraph({ vertices, edges }: Subgraph): Json {
    return { vertices: this.list(vertices), edges: this.list(edges) };
  }

  metrics({ nanoseconds, steps }: TraversalMetrics): Json {
    return {
      dur: nanoseconds / 1_000_000,
      metrics: steps.map((step) => this.#stepMetrics(step)),
    };
  }

  #stepMetrics(step: StepMetrics): Json {
    const annotations = [...step.annotations].map(([name, value]) => [name, this.encode(value)]);
    return {
      dur: step.nanoseconds / 1_000_000,
      counts: Object.fromEntries(step.counts),
      name: step.name,
      annotations: Object.fromEntries(annotations) as Json,
      id: step.id,
      metrics: step.nested.map((inner) => this.deeper(() => this.#stepMetrics(inner))),
    };
  }

  traverser({ value, bulk }: WireTraverser): Json {
    return { bulk, value: this.encode(value) };
  }
}

const untyped = new UntypedEncoder();

function nameOf(key: Value): string | undefined {
  if (typeof key === 'string') return key;
  return key instanceof Token ? key.name : undefined;
}
