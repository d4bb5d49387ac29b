import {
  DateTime,
  Edge,
  Path,
  Property,
  Subgraph,
  Token,
  TraversalMetrics,
  Tree,
  TypedNumber,
  Uuid,
  type Value,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import { MAX_VALUE_DEPTH, tooDeep } from '../values/identity.ts';
import { WireTraverser } from './wire-values.ts';

/**
 * Gives every kind of value its form in one format. A format says what each kind becomes; which kind a value is, and
 * how deep it may nest, is the same for all.
 */
export abstract class ValueEncoder<Form> {
  #depth = 0;

  /** @throws {CodedError} `VALUE_TOO_DEEP` */
  encode(value: Value | WireTraverser): Form {
    if (value === null) return this.null();
    switch (typeof value) {
      case 'string':
        return this.text(value);
      case 'number':
        return this.number(value);
      case 'boolean':
        return this.boolean(value);
      default:
        return this.#encodeObject(value);
    }
  }

  #encodeObject(value: object): Form {
    const form = forms.get(value.constructor);
    if (!form) throw new TypeError('This is no value of the language');
    return this.deeper(() => form(this, value as never));
  }

  /** For what formats nest without its being a value. */
  protected deeper(encode: () => Form): Form {
    if (this.#depth === MAX_VALUE_DEPTH) throw tooDeep();
    this.#depth += 1;
    try {
      return encode();
    } finally {
      this.#depth -= 1;
    }
  }

  abstract null(): Form;
  abstract boolean(value: boolean): Form;
  abstract number(value: number | TypedNumber): Form;
  abstract text(value: string): Form;
  abstract list(value: readonly Value[]): Form;
  abstract set(value: ReadonlySet<Value>): Form;
  abstract map(value: ReadonlyMap<Value, Value>): Form;
  abstract dateTime(value: DateTime): Form;
  abstract uuid(value: Uuid): Form;
  abstract token(value: Token): Form;
  abstract vertex(value: Vertex): Form;
  abstract edge(value: Edge): Form;
  abstract vertexProperty(value: VertexProperty): Form;
  abstract property(value: Property): Form;
  abstract path(value: Path): Form;
  abstract tree(value: Tree): Form;
  abstract subgraph(value: Subgraph): Form;
  abstract metrics(value: TraversalMetrics): Form;
  abstract traverser(value: WireTraverser): Form;
}

type FormOf<T> = <Form>(encoder: ValueEncoder<Form>, value: T) => Form;
type Class<T> = abstract new (...args: never[]) => T;

function pair<T>(type: Class<T>, form: FormOf<T>): [unknown, FormOf<never>] {
  return [type, form];
}

/** By the class itself: values have no subclasses. */
const forms: ReadonlyMap<unknown, FormOf<never>> = new Map([
  pair<readonly Value[]>(Array, (encoder, value) => encoder.list(value)),
  pair<ReadonlySet<Value>>(Set, (encoder, value) => encoder.set(value)),
  pair<ReadonlyMap<Value, Value>>(Map, (encoder, value) => encoder.map(value)),
  pair(TypedNumber, (encoder, value) => encoder.number(value)),
  pair(DateTime, (encoder, value) => encoder.dateTime(value)),
  pair(Uuid, (encoder, value) => encoder.uuid(value)),
  pair(Token, (encoder, value) => encoder.token(value)),
  pair(Vertex, (encoder, value) => encoder.vertex(value)),
  pair(Edge, (encoder, value) => encoder.edge(value)),
  pair(VertexProperty, (encoder, value) => encoder.vertexProperty(value)),
  pair(Property, (encoder, value) => encoder.property(value)),
  pair(Path, (encoder, value) => encoder.path(value)),
  pair(Tree, (encoder, value) => encoder.tree(value)),
  pair(Subgraph, (encoder, value) => encoder.subgraph(value)),
  pair(TraversalMetrics, (encoder, value) => encoder.metrics(value)),
  pair(WireTraverser, (encoder, value) => encoder.traverser(value)),
]);

/** The properties of a vertex under their keys, in order. */
export function byKey(
  properties: readonly VertexProperty[],
): ReadonlyMap<string, readonly VertexProperty[]> {
  return Map.groupBy(properties, ({ key }) => key);
}
