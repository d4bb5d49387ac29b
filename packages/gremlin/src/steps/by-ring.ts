import type { Projection, Traversal } from '../plan/step.ts';

/** The traversals that projections hold, in order. */
export function nestedIn(by: readonly Projection[]): readonly Traversal[] {
  return by.flatMap((projection) =>
    projection.kind === 'traversal' ? [projection.traversal] : [],
  );
}

/** The same projections with other traversals, given in the order of {@link nestedIn}. */
export function projectionsWith(
  by: readonly Projection[],
  nested: readonly Traversal[],
): readonly Projection[] {
  let next = 0;
  return by.map((projection) => {
    const traversal = projection.kind === 'traversal' ? nested[next++] : undefined;
    return traversal ? { ...projection, kind: 'traversal', traversal } : projection;
  });
}
