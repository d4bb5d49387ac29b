import { FOREVER, formatInstant, type Instant, parseInstant, type Value } from '@meshlapse/model';

/** Results of a query and what they stand on, wherever they were computed. */
export interface Answer {
  readonly results: readonly Value[];
  /** As {@link describeBasis} of the gremlin package words it. */
  readonly basis: ReadonlyMap<Value, Value>;
}

/** One line for each reason for which something that the answer touches was not observed, and for each warning. */
export function notesOf(answer: Answer): readonly string[] {
  const gaps = new Map<string, GapNote>();
  for (const row of list(answer.basis.get('incomplete'))) {
    if (row instanceof Map) addGap(gaps, row);
  }
  return [
    ...[...gaps.values()].map(gapText),
    ...list(answer.basis.get('warnings')).map((warning) => `warning: ${warning}`),
  ];
}

/** Gaps of a cluster with one reason, which may begin and end at different instants. */
interface GapNote {
  readonly cluster: string;
  readonly reason: string;
  readonly resources: Set<string>;
  from: Instant;
  to: Instant;
}

function addGap(gaps: Map<string, GapNote>, row: ReadonlyMap<Value, Value>): void {
  const [cluster, reason] = [String(row.get('cluster')), String(row.get('reason'))];
  const [from, to] = [instant(row.get('from')), instant(row.get('to'))];
  const key = JSON.stringify([cluster, reason]);
  const note = gaps.get(key) ?? { cluster, reason, resources: new Set(), from, to };
  for (const resource of list(row.get('resources'))) note.resources.add(String(resource));
  note.from = Math.min(note.from, from);
  note.to = Math.max(note.to, to);
  gaps.set(key, note);
}

function gapText({ cluster, reason, resources, from, to }: GapNote): string {
  const what = resources.size > 3 ? `${resources.size} resources` : [...resources].join(', ');
  const until = to === FOREVER ? 'on' : `to ${formatInstant(to)}`;
  return `incomplete: ${what} of cluster ${cluster} not observed from ${formatInstant(from)} ${until} (${reason})`;
}

function instant(value: Value | undefined): Instant {
  return value === 'forever' ? FOREVER : parseInstant(String(value));
}

function list(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}
