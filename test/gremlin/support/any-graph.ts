import { type OrdinaryGraph, openWritableGraph } from '@meshlapse/graph';
import { type ElementId, long, Token, Uuid, type Value } from '@meshlapse/model';
import fc from 'fast-check';
import type { GraphFormat } from '../../../packages/gremlin/src/io/files/graph-format.ts';
import { graphson } from '../../../packages/gremlin/src/io/files/graphson.ts';
import { idText } from '../../../packages/gremlin/src/values/identity.ts';
import { anyScalar } from './any-value.ts';

const scalar = anyScalar.filter((value) => !(value instanceof Token));

/** What a property may hold. */
const anyStored: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.uniqueArray(fc.integer(), { maxLength: 3 }).map((items) => new Set<Value>(items)),
    fc
      .uniqueArray(fc.tuple(fc.string(), tie('value')), { maxLength: 3, selector: ([key]) => key })
      .map((entries) => new Map<Value, Value>(entries)),
  ),
})).value;

const name = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('ключ', '😀', '__proto__'));
const id: fc.Arbitrary<ElementId> = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.integer(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => long(value)),
  fc.uuid().map((text) => new Uuid(text)),
);

const rows = fc.array(fc.tuple(name, anyStored), { maxLength: 3 });
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 5, selector: idText });

/** What a graph is made of: vertices by their ids, edges between them by their places in the list. */
export const anyGraph = fc.record({
  vertices: fc.tuple(ids, fc.array(fc.tuple(name, rows, rows), { minLength: 5, maxLength: 5 })),
  edges: fc.array(fc.tuple(fc.nat(), fc.nat(), name, rows), { maxLength: 6 }),
});

type AnyGraph = typeof anyGraph extends fc.Arbitrary<infer T> ? T : never;

export async function graphWith({ vertices, edges }: AnyGraph): Promise<OrdinaryGraph> {
  const graph = await openWritableGraph({ memory: true });
  const transaction = await graph.begin();
  const handles: number[] = [];
  for (const [i, own] of vertices[0].entries()) {
    const [label, properties, meta] = vertices[1][i] ?? ['', [], []];
    const vertex = await transaction.addVertex({ id: own, label });
    handles.push(vertex);
    for (const [key, value] of properties) {
      const held = meta.map(([metaKey, metaValue]) => ({ key: metaKey, value: metaValue }));
      const property = { key, value, cardinality: 'list' as const, meta: held };
      await transaction.setProperty('vertex', vertex, property);
    }
  }
  for (const [out, into, label, properties] of edges) {
    const end = (at: number) => handles[at % handles.length] ?? 0;
    const edge = await transaction.addEdge({ label, out: end(out), in: end(into) });
    for (const [key, value] of properties) {
      await transaction.setProperty('edge', edge, { key, value });
    }
  }
  await transaction.commit();
  return graph;
}

export async function fileOf(graph: OrdinaryGraph, format: GraphFormat): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of format.write(await graph.present())) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** All that is in a graph, whatever the order of its elements. */
export async function contentsOf(graph: OrdinaryGraph): Promise<readonly string[]> {
  const lines = String(await fileOf(graph, graphson)).split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => inOrder(JSON.parse(line)))
    .sort();
}

function inOrder(json: unknown): string {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  if (Array.isArray(json)) return `[${json.map(inOrder).sort()}]`;
  const fields = Object.entries(json).map(
    ([key, value]) => `${JSON.stringify(key)}:${inOrder(value)}`,
  );
  return `{${fields.sort()}}`;
}
