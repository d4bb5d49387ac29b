import {
  FOREVER,
  formatInstant,
  type Instant,
  type Interval,
  parseInstant,
  type Value,
} from '@meshlapse/model';

/** Results of a query and what they stand on, wherever they were computed. */
export interface Answer {
  readonly results: readonly Value[];
  /** As {@link describeBasis} of the gremlin package words it. */
  readonly basis: ReadonlyMap<Value, Value>;
}

/** One line for each stretch in which something that the answer touches was not observed, and for each warning. */
export function notesOf(answer: Answer): readonly string[] {
  const rows = list(answer.basis.get('incomplete')).filter((row) => row instanceof Map);
  return [
    ...joined(rows.map(gapNote)).map(gapText),
    ...list(answer.basis.get('warnings')).map((warning) => `warning: ${warning}`),
  ];
}

/** Resources of a cluster that were not observed for one reason, each for all or part of a stretch of time. */
interface GapNote extends Interval {
  readonly cluster: string;
  readonly reason: string;
  readonly resources: readonly string[];
}

function gapNote(row: ReadonlyMap<Value, Value>): GapNote {
  return {
    cluster: String(row.get('cluster')),
    reason: String(row.get('reason')),
    resources: list(row.get('resources')).map(String),
    from: instant(row.get('from')),
    to: instant(row.get('to')),
  };
}

/** Each resource begins and ends at instants of its own; what overlaps for one reason is one gap to a reader. */
function joined(notes: readonly GapNote[]): readonly GapNote[] {
  const open = new Map<string, GapNote>();
  const closed: GapNote[] = [];
  for (const note of notes.toSorted((a, b) => a.from - b.from)) {
    const key = JSON.stringify([note.cluster, note.reason]);
    const before = open.get(key);
    if (before && note.from > before.to) closed.push(before);
    open.set(key, before && note.from <= before.to ? union(before, note) : note);
  }
  return [...closed, ...open.values()].toSorted((a, b) => a.from - b.from);
}

function union(a: GapNote, b: GapNote): GapNote {
  const resources = [...new Set([...a.resources, ...b.resources])];
  return { ...a, resources, to: Math.max(a.to, b.to) };
}

function gapText({ cluster, reason, resources, from, to }: GapNote): string {
  const what = resources.length > 3 ? `${resources.length} resources` : resources.join(', ');
  const until = to === FOREVER ? 'on' : `to ${formatInstant(to)}`;
  return `incomplete: ${what} of cluster ${cluster} not observed from ${formatInstant(from)} ${until} (${reason})`;
}

function instant(value: Value | undefined): Instant {
  return value === 'forever' ? FOREVER : parseInstant(String(value));
}

function list(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}
