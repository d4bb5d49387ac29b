import type { Direction } from '@meshlapse/model';
import type { Key } from '@meshlapse/store';
import { adjacencyOf } from './layout.ts';
import type { Reader } from './reader.ts';
import { sides } from './row-pages.ts';

/** `undefined` for all labels; labels that nobody used are left out. */
export async function labelNumbers(
  reader: Reader,
  labels: readonly string[],
): Promise<readonly number[] | undefined> {
  if (labels.length === 0) return undefined;
  const wanted = [...new Set(labels)];
  const numbers = await Promise.all(wanted.map((label) => reader.numberOf('edge', label)));
  return numbers.filter((number) => number !== undefined);
}

/** The adjacency groups of vertices, with the index of each group's vertex. */
export async function adjacencyGroups(
  reader: Reader,
  vertices: readonly number[],
  direction: Direction,
  labels: readonly number[] | undefined,
): Promise<readonly { readonly source: number; readonly group: Key }[]> {
  const heads = labels ? [] : await reader.heads(vertices);
  return vertices.flatMap((vertex, source) =>
    sides(direction).flatMap((side) => {
      const own = labels ?? heads[source]?.[side === 'out' ? 'outLabels' : 'inLabels'] ?? [];
      return own.map((label) => ({ source, group: adjacencyOf({ vertex, side, label }) }));
    }),
  );
}
