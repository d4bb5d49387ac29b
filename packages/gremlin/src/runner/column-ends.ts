import type { GraphView } from '@meshlapse/model';
import { valuesOf } from './column-values.ts';
import { type ColumnEnd, type Columns, joined, rowCount } from './columns.ts';
import type { Run } from './run.ts';
import type { Traverser } from './traverser.ts';

/** Gives traversers of everything that came, if anything did. */
export function collecting(
  finish: (
    columns: Columns,
    start: Traverser,
    run: Run,
  ) => readonly Traverser[] | Promise<readonly Traverser[]>,
): ColumnEnd {
  return {
    reduces: false,
    looksAtRows: true,
    begin(run) {
      const pages: Columns[] = [];
      return {
        take(columns) {
          run.budget.hold(rowCount(columns));
          pages.push(columns);
        },
        finish: async (start) => {
          const columns = joined(pages);
          if (!columns) return [];
          const traversers = await finish(columns, start, run);
          run.budget.hold(-rowCount(columns));
          return traversers;
        },
      };
    },
  };
}

/** A traverser for each row after all, for a step that knows no columns. */
export const asTraversers = collecting((columns, start, { view }) =>
  traversersOf(columns, start, view),
);

export function traversersOf(
  columns: Columns,
  start: Traverser,
  view: GraphView,
): readonly Traverser[] {
  const { bulks } = columns;
  return valuesOf(columns, view).map((value, i) => start.move(value).withBulk(bulks?.[i] ?? 1));
}
