import type { Value } from '@meshlapse/model';

/** Results of a query and what they stand on, wherever they were computed. */
export interface Answer {
  readonly results: readonly Value[];
  /** As {@link describeBasis} of the server package words it. */
  readonly basis: ReadonlyMap<Value, Value>;
}

/** One line for each stretch of time that the answer touches and that was not observed, and each warning. */
export function notesOf(answer: Answer): readonly string[] {
  const notes: string[] = [];
  for (const gap of list(answer.basis.get('incomplete'))) {
    if (!(gap instanceof Map)) continue;
    const resources = list(gap.get('resources'));
    const what =
      resources.length > 3 ? `${resources.length} resources` : resources.map(String).join(', ');
    notes.push(
      `incomplete: ${what} of cluster ${gap.get('cluster')} not observed from ${gap.get('from')} to ${gap.get('to')} (${gap.get('reason')})`,
    );
  }
  for (const warning of list(answer.basis.get('warnings'))) notes.push(`warning: ${warning}`);
  return notes;
}

function list(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}
