import type { Cursor, Direction } from '@meshlapse/model';
import type { Side } from './layout.ts';

export interface RowBlock {
  /** Index in the call. */
  readonly source: number;
  readonly edge: number;
  readonly vertex: number;
}

/** Rows that were read and not handed out, and the first source that was not read. */
interface Rest<Row> {
  readonly rows: readonly Row[];
  readonly source: number;
}

/** Sources read at once: few, so that a small limit stays cheap. */
const MIN_SOURCES = 16;
const MAX_SOURCES = 512;

/**
 * Hands out the rows of many sources in pages.
 *
 * A cursor carries the rows that did not fit, so that a vertex with many edges is read once. `read` gives the rows of
 * the sources in `[from, to)`, numbered from `from` as 0.
 */
export async function rowPages<Row extends { readonly source: number }>(
  page: { readonly limit: number; readonly cursor?: Cursor },
  sources: number,
  read: (from: number, to: number) => Promise<readonly Row[]>,
): Promise<{ readonly rows: readonly Row[]; readonly next: Cursor | undefined }> {
  const rest = (page.cursor as Rest<Row> | undefined) ?? { rows: [], source: 0 };
  const rows = [...rest.rows];
  const step = sourcesAtOnce(page.limit);
  let source = rest.source;
  while (rows.length < page.limit && source < sources) {
    const from = source;
    source = Math.min(sources, source + step);
    for (const row of await read(from, source)) rows.push({ ...row, source: row.source + from });
  }
  const left: Rest<Row> = { rows: rows.slice(page.limit), source };
  const isDone = left.rows.length === 0 && source >= sources;
  return { rows: rows.slice(0, page.limit), next: isDone ? undefined : left };
}

export function sourcesAtOnce(limit: number): number {
  return Math.min(MAX_SOURCES, Math.max(MIN_SOURCES, limit));
}

export function sides(direction: Direction): readonly Side[] {
  return direction === 'both' ? ['out', 'in'] : [direction];
}
