import type { Gap } from '@meshlapse/model';
import { Find } from '../steps/find.ts';
import { allSteps, type Traversal } from './step.ts';

/**
 * The gaps that an answer may suffer from.
 *
 * All, unless every element of the query comes from look-ups of labels, and nothing leads to other elements: then
 * those of these labels, and of one cluster where the look-up names it. A look-up by an indexed key reads elements of
 * any label, so it narrows nothing but the cluster.
 */
export function gapsThatMatter(traversal: Traversal, gaps: readonly Gap[]): readonly Gap[] {
  const reaches = reachesOf(traversal);
  if (!reaches) return gaps;
  return gaps.filter((gap) =>
    reaches.some(
      ({ labels, cluster }) =>
        (!labels || labels.includes(gap.label)) &&
        (cluster === undefined || cluster === gap.cluster),
    ),
  );
}

interface Reach {
  readonly labels: readonly string[] | undefined;
  readonly cluster: string | undefined;
}

/** `undefined` when the traversal may reach anything. */
function reachesOf(traversal: Traversal): readonly Reach[] | undefined {
  const reaches: Reach[] = [];
  for (const step of allSteps(traversal)) {
    if (step.leaves) return undefined;
    if (!(step instanceof Find)) continue;
    if (step.elementKind === 'edge') return undefined;
    const { labels, equals } = step.conditions;
    const cluster = equals?.find(({ key }) => key === 'cluster')?.value;
    reaches.push({ labels, cluster: typeof cluster === 'string' ? cluster : undefined });
  }
  return reaches;
}

/** One sentence for each look-up that reads all elements. */
export function scanWarnings(traversal: Traversal): readonly string[] {
  const warnings = new Set<string>();
  for (const step of allSteps(traversal)) {
    if (step instanceof Find && step.isFullScan) {
      warnings.add(
        `${step.name}() reads every ${step.elementKind} of the graph: no id, label or indexed key narrows it.`,
      );
    }
  }
  return [...warnings];
}
