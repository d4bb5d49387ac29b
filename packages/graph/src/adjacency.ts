import type { Direction, MaybePromise } from '@meshlapse/model';
import type { Key } from '@meshlapse/store';
import { adjacencyOf } from './layout.ts';
import type { Reader } from './reader.ts';
import { sides } from './row-pages.ts';
import { then } from './then.ts';

/** `undefined` for all labels; labels that nobody used are left out. */
export function labelNumbers(
  reader: Reader,
  labels: readonly string[],
): MaybePromise<readonly number[] | undefined> {
  if (labels.length === 0) return undefined;
  return then(reader.numbersOf('edge', [...new Set(labels)]), (numbers) =>
    numbers.filter((number) => number !== undefined),
  );
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
