import {
  DateTime,
  Edge,
  type ElementId,
  long,
  number,
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
import fc from 'fast-check';

const text = fc.string({ unit: 'grapheme' });
/** JSON objects put keys that look like array indexes in front of all others, and the driver's lose `__proto__`. */
const key = text.filter((name) => !/^\d+$/.test(name) && name !== '__proto__');

export const anyNumber: fc.Arbitrary<number | TypedNumber> = fc.oneof(
  fc.integer().map((value) => number('int', value)),
  fc.integer({ min: -128, max: 127 }).map((value) => number('byte', value)),
  fc.integer({ min: -32_768, max: 32_767 }).map((value) => number('short', value)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => long(value)),
  fc.maxSafeInteger().map((value) => long(value)),
  fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }).map((value) => number('bigInteger', value)),
  fc.double().map((value) => number('double', value)),
  fc.float().map((value) => number('float', value)),
  fc.tuple(fc.bigInt(), fc.nat({ max: 30 })).map(([whole, digits]) => decimal(whole, digits)),
);

function decimal(whole: bigint, digits: number): TypedNumber {
  const fraction = digits === 0 ? '' : `.${String(digits).padStart(digits, '0')}`;
  return new TypedNumber('bigDecimal', `${whole}${fraction}`);
}

const anyUuid = fc.uuid().map((uuid) => new Uuid(uuid));

/** From the year 100, since drivers have trouble with those before, to 2255; with any offset of whole minutes. */
const anyMoment = fc
  .record({
    at: fc.integer({ min: -59_000_000_000_000_000, max: 9_007_000_000_000_000 }),
    offset: fc.integer({ min: -720, max: 720 }),
  })
  .map(({ at, offset }) => new DateTime(at, offset));

export const anyScalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  text,
  fc.constantFrom('__proto__', '@type', '@value', '', 'null', '\u0000', '😀'),
  anyNumber,
  anyMoment,
  anyUuid,
  fc.constantFrom(new Token('T', 'id'), new Token('Direction', 'OUT'), new Token('Order', 'desc')),
);

const anyId: fc.Arbitrary<ElementId> = fc.oneof(
  text,
  fc.integer(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => long(value)),
  anyUuid,
);

/** What properties hold: no elements. */
const anyHeld: fc.Arbitrary<Value> = fc.letrec<{ held: Value }>((tie) => ({
  held: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    anyScalar,
    fc.array(tie('held'), { maxLength: 3 }),
    fc.array(tie('held'), { maxLength: 3 }).map((items) => new Set(items)),
    fc.array(fc.tuple(text, tie('held')), { maxLength: 3 }).map((entries) => new Map(entries)),
  ),
})).held;

function properties(): fc.Arbitrary<readonly Property[]> {
  return fc.uniqueArray(
    fc.tuple(key, anyHeld).map(([name, held]) => new Property(name, held)),
    { maxLength: 2, selector: (property) => property.key },
  );
}

/** In the order of their keys' first appearance, as formats that group by key give them back. */
function grouped(given: readonly VertexProperty[]): readonly VertexProperty[] {
  return [...Map.groupBy(given, (property) => property.key).values()].flat();
}

function anyElements() {
  const vertexProperty = fc
    .tuple(anyId, key, anyHeld, properties())
    .map(([id, name, held, meta]) => new VertexProperty(id, name, held, meta));
  const vertex = fc
    .tuple(anyId, text, fc.array(vertexProperty, { minLength: 1, maxLength: 2 }))
    .map(([id, label, held]) => new Vertex(id, label, grouped(held)));
  const reference = fc.tuple(anyId, text).map(([id, label]) => new Vertex(id, label));
  const edge = fc
    .tuple(anyId, text, reference, reference, properties())
    .map(
      ([id, label, outV, inV, held]) =>
        new Edge({ id, label }, { outV, inV }, held.length === 0 ? undefined : held),
    );
  return { vertexProperty, vertex, reference, edge };
}

const anyMetrics: fc.Arbitrary<TraversalMetrics> = fc
  .array(
    fc.record({
      id: text,
      name: text,
      nanoseconds: fc.nat(),
      counts: fc
        .dictionary(key, fc.nat(), { maxKeys: 2 })
        .map((counts) => new Map(Object.entries(counts))),
      annotations: fc
        .dictionary(key, anyNumber, { maxKeys: 2 })
        .map((held) => new Map(Object.entries(held))),
    }),
    { maxLength: 3 },
  )
  .map((steps) => {
    const [first, ...rest] = steps.map((step) => ({ ...step, nested: [] }));
    return new TraversalMetrics(5_000, first ? [{ ...first, nested: rest }] : []);
  });

/** A vertex and an edge from it to itself. */
function loop(vertex: Vertex, id: ElementId, value: Value): Subgraph {
  const end = new Vertex(vertex.id, vertex.label);
  const edge = new Edge({ id, label: 'self' }, { outV: end, inV: end }, [
    new Property('weight', value),
  ]);
  return new Subgraph([vertex], [edge]);
}

/** Everything that a traversal may answer. */
export const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => {
  const value = tie('value');
  const { vertexProperty, vertex, reference, edge } = anyElements();
  const tree = (below: fc.Arbitrary<Tree>) =>
    fc
      .array(fc.tuple(value, below), { maxLength: 2 })
      .map((branches) => new Tree(new Map(branches)));
  return {
    value: fc.oneof(
      { maxDepth: 2, withCrossShrink: true, depthIdentifier: 'value' },
      anyScalar,
      fc.array(value, { maxLength: 4 }),
      fc.array(value, { maxLength: 4 }).map((items) => new Set(items)),
      fc.array(fc.tuple(value, value), { maxLength: 4 }).map((pairs) => new Map(pairs)),
      fc.tuple(text, anyHeld).map(([name, held]) => new Property(name, held)),
      vertexProperty,
      vertex,
      reference,
      edge,
      fc.array(fc.tuple(value, fc.uniqueArray(text, { maxLength: 2 })), { maxLength: 3 }).map(
        (steps) =>
          new Path(
            steps.map(([object]) => object),
            steps.map(([, labels]) => labels),
          ),
      ),
      tree(tree(fc.constant(new Tree(new Map())))),
      fc.tuple(vertex, anyId, anyHeld).map(([only, id, held]) => loop(only, id, held)),
      anyMetrics,
    ),
  };
}).value;
