import type { AdjacentPage, Cursor, Direction, GraphView, Handle } from '@meshlapse/model';
import type { RowBlock } from '../row-pages.ts';
import type { Changes } from './changes.ts';

/** Where an expansion stands. What the transaction adds after its first page adds nothing to it. */
interface Rest {
  readonly base: Cursor;
  readonly isBaseDone: boolean;
  /** Rows of the base that were read and not handed out. */
  readonly rows: readonly RowBlock[];
  /** Rows of the transaction's own edges, and how many of them were handed out. */
  readonly own: readonly RowBlock[];
  readonly taken: number;
}

interface Expansion {
  readonly vertices: readonly Handle[];
  readonly direction: Direction;
  readonly labels: readonly string[];
}

/** Edges of the base that a transaction did not remove, and those that it added, by source. */
export async function expandChanged(
  base: GraphView,
  changes: Changes,
  expansion: Expansion,
  { limit, cursor }: { readonly limit: number; readonly cursor?: Cursor },
): Promise<AdjacentPage> {
  const { vertices, direction, labels } = expansion;
  const isOld = (vertex: Handle): boolean => !changes.draft(vertex)?.isNew;
  const old = vertices.flatMap((vertex, i) => (isOld(vertex) ? [i] : []));
  const column = { handles: vertices.filter(isOld) };
  let rest = (cursor as Rest | undefined) ?? begin(changes, expansion, old.length === 0);
  const taken: RowBlock[] = [];
  while (taken.length < limit) {
    const wanted = limit - taken.length;
    if (rest.rows.length === 0 && !rest.isBaseDone) {
      const page = await base.expand(column, direction, labels, {
        limit: wanted,
        cursor: rest.base,
      });
      const isBaseDone = page.next === undefined;
      rest = { ...rest, rows: rowsOf(page, old), base: page.next, isBaseDone };
    }
    const { merged, left } = merge(rest, wanted);
    if (merged.length === 0 && rest.isBaseDone) break;
    for (const row of merged) if (!changes.isRemoved(row.edge)) taken.push(row);
    rest = { ...rest, ...left };
  }
  const isDone = rest.isBaseDone && rest.rows.length === 0 && rest.taken === rest.own.length;
  return pageOf(taken, isDone ? undefined : rest);
}

/** The same for a transaction that has changed nothing yet. */
export async function expandUnchanged(
  base: GraphView,
  { vertices, direction, labels }: Expansion,
  { limit, cursor }: { readonly limit: number; readonly cursor?: Cursor },
): Promise<AdjacentPage> {
  const place = { limit, cursor: (cursor as Rest | undefined)?.base };
  const page = await base.expand({ handles: vertices }, direction, labels, place);
  const rest: Rest = { base: page.next, isBaseDone: false, rows: [], own: [], taken: 0 };
  return { ...page, next: page.next === undefined ? undefined : rest };
}

function begin(
  changes: Changes,
  { vertices, direction, labels }: Expansion,
  isBaseDone: boolean,
): Rest {
  const own = changes.adjacent(vertices, direction, labels);
  return { base: undefined, isBaseDone, rows: [], own, taken: 0 };
}

/** The next rows by source, as far as the base was read, and what is left of both. */
function merge(
  { rows, own, taken, isBaseDone }: Rest,
  limit: number,
): { readonly merged: readonly RowBlock[]; readonly left: Pick<Rest, 'rows' | 'taken'> } {
  const merged: RowBlock[] = [];
  let [fromRows, fromOwn] = [0, taken];
  while (merged.length < limit) {
    const [row, ownRow] = [rows[fromRows], own[fromOwn]];
    if (row && !(ownRow && ownRow.source < row.source)) {
      merged.push(row);
      fromRows++;
    } else if (ownRow && (row || isBaseDone)) {
      merged.push(ownRow);
      fromOwn++;
    } else break;
  }
  return { merged, left: { rows: rows.slice(fromRows), taken: fromOwn } };
}

function rowsOf(page: AdjacentPage, sources: readonly number[]): readonly RowBlock[] {
  return page.edges.map((edge, i) => ({
    source: sources[page.source[i] ?? 0] ?? 0,
    edge,
    vertex: page.vertices.handles[i] ?? 0,
  }));
}

function pageOf(rows: readonly RowBlock[], next: Rest | undefined): AdjacentPage {
  return {
    source: rows.map(({ source }) => source),
    edges: rows.map(({ edge }) => edge),
    vertices: { handles: rows.map(({ vertex }) => vertex) },
    next,
  };
}
