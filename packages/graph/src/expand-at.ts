import type { AdjacentPage, Cursor, Direction, Instant } from '@meshlapse/model';
import type { EdgeGroup } from './layout.ts';
import type { EdgeRows, Neighbourhoods } from './neighbourhoods.ts';
import type { Reader } from './reader.ts';
import { sides, sourcesAtOnce } from './row-pages.ts';

/** A group that was begun, with what was read of it. */
interface OpenGroup extends EdgeGroup {
  readonly source: number;
  rows: EdgeRows;
}

/** The groups that were begun, where handing them out goes on, and the first source that was not begun. */
interface Place {
  readonly groups: readonly OpenGroup[];
  readonly group: number;
  readonly row: number;
  readonly source: number;
}

interface Expansion {
  readonly vertices: readonly number[];
  readonly direction: Direction;
  /** `undefined` for all. */
  readonly labels: readonly number[] | undefined;
}

const START: Place = { groups: [], group: 0, row: 0, source: 0 };

/** Edges at an instant, in pages. What a page costs follows from its limit, also at a vertex with very many edges. */
export async function expandAt(
  reader: Reader,
  at: Instant,
  expansion: Expansion,
  { limit, cursor }: { readonly limit: number; readonly cursor?: Cursor },
): Promise<AdjacentPage> {
  const page = new RowPage(limit);
  let place = await drain(reader, at, (cursor as Place | undefined) ?? START, page);
  while (!page.isFull && place.source < expansion.vertices.length) {
    const from = place.source;
    const to = Math.min(expansion.vertices.length, from + sourcesAtOnce(limit));
    const groups = await begin(reader, at, expansion, { from, to, wanted: page.room });
    place = await drain(reader, at, { groups, group: 0, row: 0, source: to }, page);
  }
  const isDone = place.group >= place.groups.length && place.source >= expansion.vertices.length;
  return page.finish(isDone ? undefined : place);
}

/** Hands out the groups that were begun, as far as the page has room. */
async function drain(reader: Reader, at: Instant, place: Place, page: RowPage): Promise<Place> {
  let { group, row } = place;
  for (; group < place.groups.length && !page.isFull; group++) {
    const open = place.groups[group] as OpenGroup;
    row = page.take(open, row);
    while (!page.isFull && open.rows.next) {
      open.rows = await goOn(reader, at, open, page.room);
      row = page.take(open, 0);
    }
    if (row < open.rows.edges.length || open.rows.next) break;
    row = 0;
  }
  return { ...place, group, row };
}

/** Rows that are handed out together. */
class RowPage {
  readonly #limit: number;
  readonly #source: number[] = [];
  readonly #edges: number[] = [];
  readonly #vertices: number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  get room(): number {
    return this.#limit - this.#edges.length;
  }

  get isFull(): boolean {
    return this.room <= 0;
  }

  /** Takes rows from an index on, as many as fit; returns the first that it left. */
  take({ source, rows: { edges, vertices } }: OpenGroup, from: number): number {
    const to = Math.min(edges.length, from + this.room);
    for (let i = from; i < to; i++) {
      this.#source.push(source);
      this.#edges.push(edges[i] ?? 0);
      this.#vertices.push(vertices[i] ?? 0);
    }
    return to;
  }

  finish(next: Place | undefined): AdjacentPage {
    return {
      source: this.#source,
      edges: this.#edges,
      vertices: { handles: this.#vertices },
      next,
    };
  }
}

async function goOn(
  { neighbourhoods }: Reader,
  at: Instant,
  group: OpenGroup,
  wanted: number,
): Promise<EdgeRows> {
  const from = group.rows.next;
  const [more] = await neighbourhoods.readRows([group], at, { wanted, from });
  return more ?? NO_ROWS;
}

const NO_ROWS: EdgeRows = { edges: [], vertices: [] };

/** The groups of some sources, each with its first rows. */
async function begin(
  reader: Reader,
  at: Instant,
  expansion: Expansion,
  { from, to, wanted }: { readonly from: number; readonly to: number; readonly wanted: number },
): Promise<readonly OpenGroup[]> {
  const { neighbourhoods } = reader;
  await knowLabels(reader, expansion, { from, to });
  const groups = openGroups(neighbourhoods, at, expansion, { from, to });
  const unread = groups.filter(({ rows }) => rows === NO_ROWS);
  if (unread.length > 0) {
    const read = await neighbourhoods.readRows(unread, at, { wanted });
    for (const [i, group] of unread.entries()) group.rows = read[i] ?? NO_ROWS;
  }
  return groups;
}

/** With the rows that are known; those of the others are to be read. */
function openGroups(
  neighbourhoods: Neighbourhoods,
  at: Instant,
  { vertices, direction, labels }: Expansion,
  { from, to }: { readonly from: number; readonly to: number },
): readonly OpenGroup[] {
  const groups: OpenGroup[] = [];
  const both = sides(direction);
  for (let source = from; source < to; source++) {
    const vertex = vertices[source] ?? 0;
    for (const side of both) {
      for (const label of labels ?? neighbourhoods.labels(vertex, side) ?? []) {
        const group = { source, vertex, side, label, rows: NO_ROWS };
        group.rows = neighbourhoods.rows(group, at) ?? NO_ROWS;
        groups.push(group);
      }
    }
  }
  return groups;
}

/** Reads which labels the edges of the sources have, where the question names none. */
async function knowLabels(
  { neighbourhoods }: Reader,
  { vertices, labels }: Expansion,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  if (labels) return;
  const unknown: number[] = [];
  for (let source = from; source < to; source++) {
    const vertex = vertices[source] ?? 0;
    if (!neighbourhoods.labels(vertex, 'out')) unknown.push(vertex);
  }
  if (unknown.length > 0) await neighbourhoods.readLabels([...new Set(unknown)]);
}
