import type { ElementId, NewProperty, PropertyRow, Value } from '@meshlapse/model';
import { encodeValue, equalityKey } from '@meshlapse/store';

export type Rows = readonly PropertyRow[];

interface Changed {
  readonly rows: Rows;
  /** The property as it is now. */
  readonly row: PropertyRow;
}

/** An edge holds one value under a key. */
export function withEdgeProperty(rows: Rows, { key, value }: NewProperty): Changed {
  const row = { key, value };
  return { rows: inPlace(rows, row), row };
}

/**
 * A vertex holds one value under a key, or several. Of a set, an equal value stays and takes the new meta-properties.
 */
export function withVertexProperty(
  rows: Rows,
  { key, value, cardinality = 'single', meta = [] }: NewProperty,
  id: () => ElementId,
): Changed {
  if (cardinality === 'set') {
    const held = rows.find((row) => row.key === key && isSame(row.value, value));
    if (held) {
      const row = meta.reduce(withMeta, held);
      return { rows: rows.map((other) => (other === held ? row : other)), row };
    }
  }
  const row = meta.reduce(withMeta, { key, value, id: id(), meta: [] });
  return { rows: cardinality === 'single' ? inPlace(rows, row) : [...rows, row], row };
}

/** Without the property with this id, or without all of this key. The same rows where there is none. */
export function withoutProperty(rows: Rows, key: string, id?: ElementId): Rows {
  const kept = rows.filter((row) => row.key !== key || (id !== undefined && !hasId(row, id)));
  return kept.length === rows.length ? rows : kept;
}

/** With `change` done to the property with this id. The same rows where there is none. */
export function changedRow(
  rows: Rows,
  id: ElementId,
  change: (row: PropertyRow) => PropertyRow,
): Rows {
  const at = rows.findIndex((row) => hasId(row, id));
  const row = rows[at];
  return row ? rows.with(at, change(row)) : rows;
}

/** A null is not kept. */
export function withMeta(
  row: PropertyRow,
  { key, value }: { readonly key: string; readonly value: Value },
): PropertyRow {
  const meta = row.meta ?? [];
  if (value === null) return { ...row, meta: meta.filter((own) => own.key !== key) };
  return { ...row, meta: inPlace(meta, { key, value }) };
}

export function hasId(row: PropertyRow, id: ElementId): boolean {
  return row.id !== undefined && equalityKey(row.id) === equalityKey(id);
}

/** Where the first of its key was; the others of its key go. */
function inPlace<Row extends { readonly key: string }>(
  rows: readonly Row[],
  row: Row,
): readonly Row[] {
  const first = rows.findIndex(({ key }) => key === row.key);
  if (first < 0) return [...rows, row];
  return rows.flatMap((other, i) => {
    if (i === first) return [row];
    return other.key === row.key ? [] : [other];
  });
}

/** As Java's `equals` has it: also numbers must be of one type, and NaN is itself. */
function isSame(a: Value, b: Value): boolean {
  if (isUnordered(a) || isUnordered(b)) return equalityKey(a) === equalityKey(b);
  return Buffer.compare(encodeValue(a), encodeValue(b)) === 0;
}

function isUnordered(value: Value): boolean {
  return value instanceof Set || value instanceof Map;
}
