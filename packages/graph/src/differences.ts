import type { ElementKind, Instant, PropertyRow } from '@meshlapse/model';
import { equalityKey } from '@meshlapse/store';
import { FACT } from './fact-codec.ts';
import { elementsChanged } from './fact-spans.ts';
import { changedPaths } from './json-difference.ts';
import { timelineOf } from './layout.ts';
import type { Reader } from './reader.ts';
import { readState } from './state.ts';

/** What became of an element from one instant to another. */
export interface Difference {
  readonly change: 'added' | 'removed' | 'changed';
  /** Keys, and paths in the document, whose values differ; of an element that is there at both. */
  readonly changed: readonly string[];
}

export type Differences = Readonly<Record<ElementKind, ReadonlyMap<number, Difference>>>;

/** Elements compared at once: their documents are in memory together. */
const CHUNK = 128;

/** All elements that differ at two instants, by number. Reads those that changed in between, and no others. */
export async function differencesBetween(
  reader: Reader,
  from: Instant,
  to: Instant,
): Promise<Differences> {
  const { nextFact } = await readState(reader.backend);
  const within = { from: Math.min(from, to), to: Math.max(from, to) };
  const candidates = [...(await elementsChanged(reader.backend, within, nextFact))];
  candidates.sort((a, b) => a - b);
  const found = { vertex: new Map<number, Difference>(), edge: new Map<number, Difference>() };
  for (let start = 0; start < candidates.length; start += CHUNK) {
    const elements = candidates.slice(start, start + CHUNK);
    const identities = await reader.identities(elements);
    const differences = await compare(reader, elements, [from, to]);
    for (const [i, element] of elements.entries()) {
      const difference = differences[i];
      if (difference) found[identities[i]?.kind ?? 'vertex'].set(element, difference);
    }
  }
  return found;
}

/** The fact of the version that each element has at an instant; `undefined` where it is not there. */
export async function versionsThere(
  reader: Reader,
  elements: readonly number[],
  at: Instant,
): Promise<readonly (number | undefined)[]> {
  const timelines = await reader.sets.at(elements.map(timelineOf), at);
  return timelines.map(({ members }) =>
    members.payload[0] === FACT.put ? members.member[0] : undefined,
  );
}

async function compare(
  reader: Reader,
  elements: readonly number[],
  [from, to]: readonly [Instant, Instant],
): Promise<readonly (Difference | undefined)[]> {
  const before = await versionsThere(reader, elements, from);
  const after = await versionsThere(reader, elements, to);
  const both = elements.flatMap((_, i) => {
    const [a, b] = [before[i], after[i]];
    return a === undefined || b === undefined || a === b ? [] : [{ i, a, b }];
  });
  const [olds, news] = [
    await contentsOf(
      reader,
      both.map(({ a }) => a),
    ),
    await contentsOf(
      reader,
      both.map(({ b }) => b),
    ),
  ];
  const changed = new Map(both.map(({ i }, n) => [i, pathsBetween(olds[n], news[n])]));
  return elements.map((_, i) => {
    if (before[i] === after[i]) return undefined;
    if (before[i] === undefined) return { change: 'added', changed: [] };
    if (after[i] === undefined) return { change: 'removed', changed: [] };
    const paths = changed.get(i) ?? [];
    return paths.length > 0 ? { change: 'changed', changed: paths } : undefined;
  });
}

type Content = {
  readonly rows: readonly PropertyRow[];
  readonly document: Parameters<typeof changedPaths>[0];
};

async function contentsOf(reader: Reader, numbers: readonly number[]): Promise<readonly Content[]> {
  const facts = await reader.putFacts(numbers);
  const versions = facts.map((fact, i) => ({ fact, number: numbers[i] ?? 0 }));
  const rows = await reader.properties(facts);
  const documents = await reader.documents(versions);
  return facts.map((_, i) => ({ rows: rows[i] ?? [], document: documents[i] }));
}

function pathsBetween(before: Content | undefined, after: Content | undefined): readonly string[] {
  const [old, now] = [textsByKey(before?.rows), textsByKey(after?.rows)];
  const keys = new Set([...old.keys(), ...now.keys()]);
  const changed = [...keys].filter((key) => old.get(key) !== now.get(key));
  return [...new Set([...changed, ...changedPaths(before?.document ?? {}, after?.document ?? {})])];
}

/** What is under each key, as text that is the same when it is. */
function textsByKey(rows: readonly PropertyRow[] = []): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { key, value, meta } of rows) {
    const own = (meta ?? []).map((row) => [row.key, textOf(row.value)]);
    texts.set(key, `${texts.get(key) ?? ''}${JSON.stringify([textOf(value), own])}`);
  }
  return texts;
}

function textOf(value: PropertyRow['value']): string {
  return equalityKey(value) ?? 'NaN';
}
