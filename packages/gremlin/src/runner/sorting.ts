import { compareText, orderValues } from '../values/compare.ts';
import type { LiveValue } from '../values/value.ts';
import { loadHeadersIn } from './read.ts';

/** What rows are sorted by: a value for each, and which way. */
export interface SortKey {
  readonly column: readonly (LiveValue | undefined)[];
  readonly isDescending: boolean;
}

/** The numbers of the rows that have all keys. */
export function completeRows(keys: readonly SortKey[]): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < (keys[0]?.column.length ?? 0); row++) {
    if (keys.every(({ column }) => column[row] !== undefined)) rows.push(row);
  }
  return rows;
}

type Order = (a: number, b: number) => number;

/**
 * The numbers of rows in the order of their keys, as many as are wanted; equal ones stay in their order.
 *
 * Of few wanted rows only the best are kept on the way.
 */
export async function inOrder(
  rows: readonly number[],
  keys: readonly SortKey[],
  wanted = Number.POSITIVE_INFINITY,
): Promise<readonly number[]> {
  const orders: Order[] = [];
  for (const key of keys) orders.push(await orderOf(key));
  const order: Order = (a, b) => {
    for (const one of orders) {
      const compared = one(a, b);
      if (compared !== 0) return compared;
    }
    return 0;
  };
  return best(rows, order, wanted);
}

/** Rows that come after as many better ones as are wanted are passed over. */
function best(rows: readonly number[], order: Order, wanted: number): readonly number[] {
  if (rows.length <= wanted) return rows.toSorted(order);
  const room = 2 * wanted;
  const kept: number[] = [];
  let worst: number | undefined;
  for (const row of rows) {
    if (worst !== undefined && order(row, worst) >= 0) continue;
    kept.push(row);
    if (kept.length < room) continue;
    kept.sort(order).length = wanted;
    worst = kept.at(-1);
  }
  return kept.sort(order).slice(0, wanted);
}

async function orderOf({ column, isDescending }: SortKey): Promise<Order> {
  const ascending = await ascendingOrderOf(column);
  return isDescending ? (a, b) => -ascending(a, b) : ascending;
}

/** Columns of nothing but texts or plain numbers are compared without a look at what each value is. */
async function ascendingOrderOf(column: SortKey['column']): Promise<Order> {
  if (column.every((value) => value === undefined || typeof value === 'string')) {
    return (a, b) => compareText(column[a] ?? '', column[b] ?? '');
  }
  if (column.every((value) => value === undefined || isOrdinary(value))) {
    return (a, b) => (column[a] ?? 0) - (column[b] ?? 0);
  }
  const values = column.map((value) => value ?? null);
  await loadHeadersIn(values);
  return (a, b) => orderValues(values[a] ?? null, values[b] ?? null);
}

/** A number that JavaScript orders as the language does: not NaN, an infinity or -0. */
function isOrdinary(value: LiveValue): value is number {
  return typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0);
}
