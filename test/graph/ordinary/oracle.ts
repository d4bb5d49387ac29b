import {
  type ElementId,
  type ElementKind,
  type ElementQuery,
  type Handle,
  type NewProperty,
  numberType,
  type PropertyRow,
  TypedNumber,
  type Value,
} from '@meshlapse/model';
import { keyOf } from '../../support/naive-values.ts';

export interface OracleElement {
  readonly kind: ElementKind;
  readonly id: ElementId;
  readonly label: string;
  readonly out: Handle;
  readonly in: Handle;
  readonly rows: readonly PropertyRow[];
}

export type OracleState = ReadonlyMap<Handle, OracleElement>;

/** A whole graph by handle; nothing in it is ever changed in place. */
export class Oracle {
  state: OracleState = new Map();
  commits = 0;
  /** The commit that changed or removed an element last. */
  readonly changed = new Map<Handle, number>();

  begin(): OracleTransaction {
    return new OracleTransaction(this);
  }
}

/** Works on a copy of everything, and is laid over what is there when it is committed. */
export class OracleTransaction {
  readonly #oracle: Oracle;
  readonly #basis: number;
  readonly #before: OracleState;
  readonly state: Map<Handle, OracleElement>;
  readonly #changed = new Set<Handle>();

  constructor(oracle: Oracle) {
    this.#oracle = oracle;
    this.#basis = oracle.commits;
    this.#before = oracle.state;
    this.state = new Map(oracle.state);
  }

  holdsId(kind: ElementKind, id: ElementId): boolean {
    return idsOf(this.state, kind).has(keyOf(id));
  }

  add(handle: Handle, element: OracleElement): void {
    this.state.set(handle, element);
  }

  /** What a property becomes; `given` is the row that the graph gave, whose id is not foreseen. */
  set(handle: Handle, property: NewProperty, given: PropertyRow | undefined): void {
    const element = this.state.get(handle);
    if (!element) return;
    const { kind, rows } = element;
    const cardinality = kind === 'edge' ? 'single' : (property.cardinality ?? 'single');
    const others = rows.filter((row) => row.key !== property.key);
    if (property.value === null) {
      const isGone = cardinality === 'single' && others.length < rows.length;
      if (isGone) this.#put(handle, { ...element, rows: others });
      return;
    }
    const held = cardinality === 'set' && rows.find((row) => isSame(row, property));
    if (held) {
      const own = rows.map((row) => (row === held ? withMeta(row, property.meta) : row));
      this.#put(handle, { ...element, rows: own });
      return;
    }
    const { key, value } = property;
    const fresh = kind === 'edge' ? { key, value } : { key, value, id: given?.id ?? '' };
    const kept = cardinality === 'single' ? others : rows;
    this.#put(handle, { ...element, rows: [...kept, withMeta(fresh, property.meta)] });
  }

  setMeta(
    handle: Handle,
    property: ElementId,
    meta: { readonly key: string; readonly value: Value },
  ): void {
    this.#mapRows(handle, (row) =>
      row.id !== undefined && keyOf(row.id) === keyOf(property) ? withMeta(row, [meta]) : row,
    );
  }

  removeProperty(handle: Handle, key: string, id: ElementId | undefined): void {
    this.#mapRows(handle, (row) => {
      const isMeant = id === undefined || (row.id !== undefined && keyOf(row.id) === keyOf(id));
      return row.key === key && isMeant ? undefined : row;
    });
  }

  remove(handle: Handle): void {
    const element = this.state.get(handle);
    if (!element) return;
    if (element.kind === 'vertex') {
      for (const [edge, { kind, out, in: into }] of this.state) {
        if (kind === 'edge' && (out === handle || into === handle)) this.remove(edge);
      }
    }
    this.state.delete(handle);
    this.#changed.add(handle);
  }

  /** Whether it is kept. */
  commit(): 'nothing' | 'kept' | 'conflict' {
    const ended = [...this.#changed].filter(
      (handle) => this.#before.has(handle) && !this.state.has(handle),
    );
    const put = [...this.state].filter(
      ([handle]) => !this.#before.has(handle) || this.#changed.has(handle),
    );
    if (ended.length === 0 && put.length === 0) return 'nothing';
    const oracle = this.#oracle;
    const after = new Map(oracle.state);
    const isChanged = (handle: Handle): boolean =>
      (oracle.changed.get(handle) ?? 0) > this.#basis && this.#before.has(handle);
    if ([...ended, ...put.map(([handle]) => handle)].some(isChanged)) return 'conflict';
    for (const handle of ended) after.delete(handle);
    for (const [handle, element] of put) after.set(handle, element);
    if (!isWhole(after)) return 'conflict';
    oracle.commits++;
    for (const handle of [...ended, ...put.map(([own]) => own)]) {
      oracle.changed.set(handle, oracle.commits);
    }
    oracle.state = after;
    return 'kept';
  }

  #mapRows(handle: Handle, change: (row: PropertyRow) => PropertyRow | undefined): void {
    const element = this.state.get(handle);
    if (!element) return;
    const rows = element.rows.flatMap((row) => change(row) ?? []);
    const isSame =
      rows.length === element.rows.length && rows.every((r, i) => r === element.rows[i]);
    if (!isSame) this.#put(handle, { ...element, rows });
  }

  #put(handle: Handle, element: OracleElement): void {
    this.state.set(handle, element);
    this.#changed.add(handle);
  }
}

/** Every id once, and every edge between vertices that are there. */
function isWhole(state: OracleState): boolean {
  for (const kind of ['vertex', 'edge'] as const) {
    const count = [...state.values()].filter((element) => element.kind === kind).length;
    if (idsOf(state, kind).size !== count) return false;
  }
  return [...state.values()].every(
    (element) => element.kind === 'vertex' || (state.has(element.out) && state.has(element.in)),
  );
}

function idsOf(state: OracleState, kind: ElementKind): ReadonlySet<string> {
  const own = [...state.values()].filter((element) => element.kind === kind);
  return new Set(own.map(({ id }) => keyOf(id)));
}

function isSame(row: PropertyRow, { key, value }: NewProperty): boolean {
  return row.key === key && javaKey(row.value) === javaKey(value);
}

function withMeta(row: PropertyRow, meta: NewProperty['meta'] = []): PropertyRow {
  const held = new Map((row.meta ?? []).map((own) => [own.key, own.value]));
  for (const { key, value } of meta) {
    if (value === null) held.delete(key);
    else held.set(key, value);
  }
  const rows = [...held].map(([key, value]) => ({ key, value }));
  return row.id === undefined ? row : { ...row, meta: rows };
}

export function matches(element: OracleElement, query: ElementQuery): boolean {
  const { ids, labels, equals = [] } = query;
  return (
    element.kind === query.kind &&
    (!ids || ids.some((id) => keyOf(id) === keyOf(element.id))) &&
    (!labels || labels.includes(element.label)) &&
    equals.every(({ key, value }) =>
      element.rows.some((row) => row.key === key && keyOf(row.value) === keyOf(value)),
    )
  );
}

/** Tells numbers of different types apart. */
export function javaKey(value: Value): string {
  const isNumber = typeof value === 'number' || value instanceof TypedNumber;
  return isNumber ? `${numberType(value)} ${keyOf(value)}` : keyOf(value);
}
