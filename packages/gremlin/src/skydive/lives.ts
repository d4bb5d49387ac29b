import { BEGINNING, type ElementHeader, FOREVER, type Instant } from '@meshlapse/model';
import { groupsOf, headersOf } from '../runner/read.ts';
import { listOf } from '../runner/source.ts';
import type { Element } from '../values/value.ts';

/** Where a version stands in the life of its element. */
export interface Life {
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Of the last version of a life that ended. */
  readonly deletedAt: Instant | undefined;
  /** The number of the version in its life, from 1. */
  readonly revision: number;
}

/** The life of each element, in order. A life is versions without a pause between them. */
export async function livesOf(elements: readonly Element[]): Promise<readonly Life[]> {
  const headers = await headersOf(elements);
  const begins = await beginningsOf(elements);
  return headers.map(({ valid }, i) => {
    const own = begins[i] ?? new Map<Instant, Instant>();
    let createdAt = valid.from;
    let revision = 1;
    for (let at = own.get(createdAt); at !== undefined; at = own.get(at)) {
      createdAt = at;
      revision += 1;
    }
    const goesOn = valid.to === FOREVER || [...own.values()].includes(valid.from);
    const deletedAt = goesOn ? undefined : valid.to;
    return { createdAt, updatedAt: valid.from, deletedAt, revision };
  });
}

/** When the version before began, by when a version begins. */
type Before = ReadonlyMap<Instant, Instant>;

async function beginningsOf(elements: readonly Element[]): Promise<readonly Before[]> {
  const befores: Before[] = [];
  for (const group of groupsOf(elements)) {
    const [first] = group.map((i) => elements[i]);
    if (!first) continue;
    const handles = group.flatMap((i) => elements[i]?.handle ?? []);
    const { view, versions } = await first.view.history(first.kind, handles);
    const headers = await view.headers(first.kind, versions.handles);
    const bySource = new Map<number, ElementHeader[]>();
    for (const [row, header] of headers.entries()) {
      listOf(bySource, versions.source[row] ?? -1).push(header);
    }
    for (const [at, i] of group.entries()) {
      const own = bySource.get(at) ?? [];
      const ends = new Map(own.map(({ valid }) => [valid.to, valid.from]));
      const before = own.flatMap(({ valid }) => {
        const previous = ends.get(valid.from);
        return previous === undefined ? [] : [[valid.from, previous] as const];
      });
      befores[i] = new Map(before);
    }
  }
  return befores;
}

/** As Skydive has it in JSON: milliseconds. */
export function milliseconds(at: Instant): number {
  return at === BEGINNING ? 0 : Math.floor(at / 1_000);
}
