import type { Modulation } from '../plan/step.ts';
import { type PathNode, wayOf } from '../runner/traverser.ts';

/** The part of a way between two labels, both included. */
export interface Section {
  readonly from?: string;
  readonly to?: string;
}

/** The section as `from()` and `to()` change it; `undefined` for other modulators. */
export function sectionWith(section: Section, modulation: Modulation): Section | undefined {
  if (modulation.kind === 'from') return { ...section, from: modulation.label };
  return modulation.kind === 'to' ? { ...section, to: modulation.label } : undefined;
}

/** The nodes of a way in the section: from the last object with the first label to the last with the second. */
export function sectionOf(last: PathNode | undefined, { from, to }: Section): readonly PathNode[] {
  const way = wayOf(last);
  const start = from === undefined ? 0 : way.findLastIndex(({ labels }) => labels.includes(from));
  const end =
    to === undefined ? way.length - 1 : way.findLastIndex(({ labels }) => labels.includes(to));
  return start < 0 || end < 0 ? [] : way.slice(start, end + 1);
}
