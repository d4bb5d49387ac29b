import type { Step } from '../../plan/step.ts';
import { Adjacent } from '../../steps/adjacent.ts';
import { EdgeEnds } from '../../steps/edge-ends.ts';
import type { Strategy } from '../strategy.ts';

/**
 * Goes to adjacent vertices without a stop at the edges.
 *
 *     outE('owns').inV()   ->  out('owns')
 *     inE('owns').outV()   ->  in('owns')
 *     outE('owns').outV()  stays, as does everything in a plan that keeps ways: the edge is on them
 */
export const adjacentVertices: Strategy = {
  name: 'adjacent-vertices',
  after: [],
  apply(traversal, { tracking }) {
    if (tracking === 'path') return traversal;
    const steps: Step[] = [];
    for (const step of traversal.steps) {
      const last = steps.at(-1);
      const joined = last instanceof Adjacent ? join(last, step) : undefined;
      if (joined) steps[steps.length - 1] = joined;
      else steps.push(step);
    }
    return { steps };
  },
};

function join(edges: Adjacent, step: Step): Step | undefined {
  if (edges.to !== 'edge' || !(step instanceof EdgeEnds)) return undefined;
  const { direction, labels } = edges;
  const isAcross =
    (direction === 'out' && step.direction === 'in') ||
    (direction === 'in' && step.direction === 'out');
  return isAcross ? new Adjacent(direction, 'vertex', labels) : undefined;
}
