import { type ElementId, type Instant, number, type Value } from '@meshlapse/model';
import { NaiveGraph, type NaiveOptions } from './naive-graph.ts';

/** When everything in {@link modernGraph} began. */
const MODERN_BEGAN: Instant = 1_000_000;

/** Vertices and edges as rows: id, label, properties. */
export type VertexRow = readonly [ElementId, string, Readonly<Record<string, Value>>];
export type EdgeRow = readonly [
  ElementId,
  ElementId,
  string,
  ElementId,
  Readonly<Record<string, Value>>,
];

/** A graph in which these elements began at one instant and have not ended. */
export async function graphOf(
  vertices: readonly VertexRow[],
  edges: readonly EdgeRow[],
  options: NaiveOptions & { readonly at?: Instant } = {},
): Promise<NaiveGraph> {
  const graph = new NaiveGraph(options);
  const at = options.at ?? MODERN_BEGAN;
  await graph.write({
    mutations: [
      ...vertices.map(([id, label, properties]) => ({
        kind: 'putVertex' as const,
        id,
        label,
        at,
        properties: new Map(Object.entries(properties)),
      })),
      ...edges.map(([id, out, label, into, properties]) => ({
        kind: 'putEdge' as const,
        id,
        label,
        out,
        in: into,
        at,
        properties: new Map(Object.entries(properties)),
      })),
    ],
  });
  return graph;
}

/** TinkerPop's toy graph of six people and programs. */
export function modernGraph(options: NaiveOptions = {}): Promise<NaiveGraph> {
  const weight = (value: number) => ({ weight: number('double', value) });
  return graphOf(
    [
      [1, 'person', { name: 'marko', age: 29 }],
      [2, 'person', { name: 'vadas', age: 27 }],
      [3, 'software', { name: 'lop', lang: 'java' }],
      [4, 'person', { name: 'josh', age: 32 }],
      [5, 'software', { name: 'ripple', lang: 'java' }],
      [6, 'person', { name: 'peter', age: 35 }],
    ],
    [
      [7, 1, 'knows', 2, weight(0.5)],
      [8, 1, 'knows', 4, weight(1)],
      [9, 1, 'created', 3, weight(0.4)],
      [10, 4, 'created', 5, weight(1)],
      [11, 4, 'created', 3, weight(0.4)],
      [12, 6, 'created', 3, weight(0.2)],
    ],
    options,
  );
}
