import type { DestinationRuleObject } from '../objects/destination-rule.ts';
import type { Labels } from '../selectors.ts';

/** One or more DestinationRules of a host that act as one. */
export interface MergedRule {
  /** The first of them, with what the others added. */
  readonly rule: DestinationRuleObject;
  readonly exportTo: ReadonlySet<string>;
}

/**
 * Adds a DestinationRule to those of its host, which are older than it or have a workload selector.
 *
 * What it merges with takes its subsets, but for names it has, and its policy where it has none. Whether the rule
 * also stays by itself is what the last of the older ones says: a surprise, but Istio's.
 */
export function addRule(
  rules: readonly MergedRule[],
  rule: DestinationRuleObject,
  exportTo: ReadonlySet<string>,
): readonly MergedRule[] {
  const outcomes = rules.map((existing) => ({ existing, ...relation(existing, rule, exportTo) }));
  const merged = outcomes.map(({ existing, merges }) =>
    merges ? { ...existing, rule: merge(existing.rule, rule) } : existing,
  );
  return (outcomes.at(-1)?.staysAlone ?? true) ? [...merged, { rule, exportTo }] : merged;
}

function relation(
  existing: MergedRule,
  rule: DestinationRuleObject,
  exportTo: ReadonlySet<string>,
): { readonly merges: boolean; readonly staysAlone: boolean } {
  const isWider = [...existing.exportTo].every((name) => exportTo.has(name));
  const isEqual = isWider && existing.exportTo.size === exportTo.size;
  if (!isEqual && !(isWider && existing.exportTo.size > 0)) {
    return { merges: false, staysAlone: true };
  }
  const mine = rule.workloadSelector;
  const theirs = existing.rule.workloadSelector;
  if (mine && theirs && !sameLabels(mine, theirs)) return { merges: false, staysAlone: true };
  const isSameKind = (mine === undefined) === (theirs === undefined);
  return { merges: true, staysAlone: !isEqual && !isSameKind };
}

function merge(first: DestinationRuleObject, other: DestinationRuleObject): DestinationRuleObject {
  const known = new Set(first.subsets.map(({ name }) => name));
  const added = other.subsets.filter(({ name }) => !known.has(name));
  return {
    ...first,
    subsets: [...first.subsets, ...added],
    trafficPolicy: first.trafficPolicy ?? other.trafficPolicy,
  };
}

function sameLabels(a: Labels, b: Labels): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
