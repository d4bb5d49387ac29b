import type { ElementKind, GraphView, Handle } from '@meshlapse/model';
import type { Budget } from './budget.ts';

/** Elements of the query's own as-of view in parallel columns: what traversers are when nothing else is known of them. */
export interface Columns {
  readonly kind: ElementKind;
  readonly handles: readonly Handle[];
  /** How many traversers each row stands for. */
  readonly bulks: readonly number[];
}

/** Where the rows of a step go. */
export interface RowSink {
  add(handle: Handle, bulk: number): void;
}

/** What a step works with when it moves columns. */
export interface ColumnContext {
  readonly view: GraphView;
  readonly budget: Budget;
}

/** A step that can move whole columns, without a traverser for each row. */
export interface ColumnStep {
  /** What it makes of elements of a kind; `undefined` when it can do nothing with them. */
  columnKind(from: ElementKind): ElementKind | undefined;
  moveColumns(from: Columns, to: RowSink, context: ColumnContext): Promise<void>;
}

/** Rows with one handle are one row. In the order in which the handles first came. */
export class MergedRows implements RowSink {
  readonly #bulks = new Map<Handle, number>();

  add(handle: Handle, bulk: number): void {
    this.#bulks.set(handle, (this.#bulks.get(handle) ?? 0) + bulk);
  }

  columns(kind: ElementKind): Columns {
    return { kind, handles: [...this.#bulks.keys()], bulks: [...this.#bulks.values()] };
  }
}

/** How many traversers came, and nothing else. */
export class RowTotal implements RowSink {
  total = 0;

  add(_handle: Handle, bulk: number): void {
    this.total += bulk;
  }
}
