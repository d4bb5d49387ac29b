import { formatInstant, type Gap, type TimeSelection, type Value } from '@meshlapse/model';
import type { AnswerBasis } from '../execute.ts';

/**
 * What an answer stands on, for people and programs: the resolved time, the newest transaction, and where it
 * may be incomplete. Gaps that are alike but for the resource are one row with all resources.
 */
export function describeBasis(basis: AnswerBasis): ReadonlyMap<Value, Value> {
  const meta = new Map<Value, Value>();
  const { time } = basis;
  meta.set(time.kind, describeTime(time));
  if (time.asKnownAt !== undefined) meta.set('asKnownAt', formatInstant(time.asKnownAt));
  meta.set('transaction', formatInstant(basis.transaction));
  meta.set('complete', basis.incomplete.length === 0);
  meta.set('incomplete', mergeGaps(basis.incomplete));
  meta.set('warnings', [...basis.warnings]);
  return meta;
}

function describeTime(time: TimeSelection): Value {
  switch (time.kind) {
    case 'at':
      return formatInstant(time.at);
    case 'between':
      return [formatInstant(time.interval.from), formatInstant(time.interval.to)];
    case 'diff':
      return [formatInstant(time.from), formatInstant(time.to)];
  }
}

function mergeGaps(gaps: readonly Gap[]): readonly Value[] {
  const rows = new Map<string, { readonly gap: Gap; readonly resources: string[] }>();
  for (const gap of gaps) {
    const key = JSON.stringify([gap.cluster, gap.from, gap.to, gap.reason]);
    const row = rows.get(key);
    if (row) row.resources.push(gap.resource);
    else rows.set(key, { gap, resources: [gap.resource] });
  }
  return [...rows.values()].map(
    ({ gap, resources }) =>
      new Map<Value, Value>([
        ['cluster', gap.cluster],
        ['from', formatInstant(gap.from)],
        ['to', formatInstant(gap.to)],
        ['reason', gap.reason],
        ['resources', resources],
      ]),
  );
}
