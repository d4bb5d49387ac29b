import type { ElementKind, Handle } from '@meshlapse/model';
import type { LiveValue } from '../values/value.ts';
import type { Run } from './run.ts';
import type { Traverser } from './traverser.ts';

/** How many traversers each row stands for; absent where each is one. */
interface Bulks {
  readonly bulks?: readonly number[] | undefined;
}

/** Elements of the query's own as-of view: what traversers are when nothing else is known of them. */
export interface ElementColumns extends Bulks {
  readonly kind: ElementKind;
  readonly handles: readonly Handle[];
}

interface ValueColumns extends Bulks {
  readonly kind: 'value';
  readonly values: readonly LiveValue[];
}

export type Columns = ElementColumns | ValueColumns;
export type ColumnKind = Columns['kind'];

export type ElementPages = AsyncIterable<ElementColumns>;

/** How a step moves elements without a traverser for each. */
export interface ColumnMove {
  readonly to: ElementKind;
  /** Whether elements that came once may be left in several rows. */
  readonly repeats: boolean;
  move(pages: ElementPages, run: Run): ElementPages;
}

/** How a step makes values of elements without a traverser for each. */
export type ColumnRead = (from: ElementColumns, run: Run) => Promise<ValueColumns>;

/** How a step that waits for its whole input takes it in without a traverser for each row. */
export interface ColumnEnd {
  /** Whether nothing is left of what came but a value, so that no way has to be known. */
  readonly reduces: boolean;
  /** Whether it is the cheaper the fewer rows there are: rows of one element are made one then. */
  readonly looksAtRows: boolean;
  begin(run: Run): ColumnSink;
}

export interface ColumnSink {
  take(columns: Columns): void | Promise<void>;
  /** What the step gives to a pipeline with one start, once everything came. */
  finish(start: Traverser): readonly Traverser[] | Promise<readonly Traverser[]>;
}

/** Rows with one handle as one row, in the order in which the handles first came. */
export async function* merged(pages: ElementPages): AsyncGenerator<ElementColumns> {
  const rowOf = new Map<Handle, number>();
  const handles: Handle[] = [];
  const bulks: number[] = [];
  let kind: ElementKind | undefined;
  for await (const page of pages) {
    kind = page.kind;
    for (let i = 0; i < page.handles.length; i++) {
      const handle = page.handles[i] ?? -1;
      const bulk = page.bulks?.[i] ?? 1;
      const row = rowOf.get(handle);
      if (row === undefined) {
        rowOf.set(handle, handles.length);
        handles.push(handle);
        bulks.push(bulk);
      } else bulks[row] = (bulks[row] ?? 0) + bulk;
    }
  }
  if (kind !== undefined) yield { kind, handles, bulks };
}

/** The bulks of rows that came from others, given by the index of the row that each came from. */
export function bulksFrom(
  bulks: readonly number[] | undefined,
  source: readonly number[],
): readonly number[] | undefined {
  if (!bulks) return undefined;
  // Of a known length and in a loop: several times as fast as `map()`, and walks do it for every row.
  const own = new Array<number>(source.length);
  for (let i = 0; i < source.length; i++) own[i] = bulks[source[i] ?? -1] ?? 1;
  return own;
}

export function rowCount(columns: Columns): number {
  return columns.kind === 'value' ? columns.values.length : columns.handles.length;
}

/** How many traversers all rows together stand for. */
export function bulkOf(columns: Columns): number {
  return columns.bulks?.reduce((sum, bulk) => sum + bulk, 0) ?? rowCount(columns);
}

/** Pages of one kind as one; `undefined` when there are none. */
export function joined(pages: readonly Columns[]): Columns | undefined {
  const [first, ...others] = pages;
  if (!first || others.length === 0) return first;
  const hasBulks = pages.some(({ bulks }) => bulks !== undefined);
  const bulks = hasBulks
    ? pages.flatMap((page) => page.bulks ?? new Array<number>(rowCount(page)).fill(1))
    : undefined;
  if (first.kind === 'value') {
    const values = pages.flatMap((page) => (page.kind === 'value' ? page.values : []));
    return { kind: 'value', values, bulks };
  }
  const handles = pages.flatMap((page) => (page.kind === 'value' ? [] : page.handles));
  return { kind: first.kind, handles, bulks };
}

/** Only these rows, in this order. */
export function rowsOf(columns: Columns, rows: readonly number[]): Columns {
  const bulks = bulksFrom(columns.bulks, rows);
  if (columns.kind === 'value') {
    return { ...columns, values: rows.map((row) => columns.values[row] ?? null), bulks };
  }
  return { ...columns, handles: rows.map((row) => columns.handles[row] ?? -1), bulks };
}
