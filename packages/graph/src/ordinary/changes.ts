import type {
  Direction,
  ElementId,
  ElementKind,
  ElementQuery,
  Handle,
  PropertyRow,
  Value,
} from '@meshlapse/model';
import { equalityKey, type Key } from '@meshlapse/store';
import { idKey, type Side } from '../layout.ts';
import { type RowBlock, sides } from '../row-pages.ts';

/** An element that a transaction added, or whose properties it changed. */
export interface Draft {
  readonly kind: ElementKind;
  readonly handle: Handle;
  readonly id: ElementId;
  readonly label: string;
  /** Ends of an edge; of a vertex 0. */
  readonly out: Handle;
  readonly in: Handle;
  readonly isNew: boolean;
  /** How many drafts there were before it, once it is one. */
  order: number;
  rows: readonly PropertyRow[];
}

/** The uncommitted changes of one transaction, with the indexes to find them by. */
export class Changes {
  readonly #drafts = new Map<Handle, Draft>();
  readonly #removed = new Map<Handle, ElementKind>();
  readonly #added: Readonly<Record<ElementKind, Draft[]>> = { vertex: [], edge: [] };
  readonly #byLabel = new Map<string, Draft[]>();
  readonly #byId = new Map<Key, Draft>();
  /** Drafts that hold or once held a value under a key. */
  readonly #byValue = new Map<string, Set<Draft>>();
  readonly #edges: Readonly<Record<Side, Map<Handle, Draft[]>>> = { out: new Map(), in: new Map() };

  get isDirty(): boolean {
    return this.#drafts.size > 0 || this.#removed.size > 0;
  }

  /** Whether nothing is left of them. */
  get isEmpty(): boolean {
    const rest = [this.drafts(), this.ended('vertex'), this.ended('edge')];
    return rest.every((left) => left.next().done);
  }

  /** How many drafts there are. */
  get count(): number {
    return this.#drafts.size;
  }

  draft(handle: Handle): Draft | undefined {
    return this.#drafts.get(handle);
  }

  isRemoved(handle: Handle): boolean {
    return this.#removed.has(handle);
  }

  /** Those that are still there. */
  *drafts(): Generator<Draft> {
    for (const draft of this.#drafts.values()) if (!this.isRemoved(draft.handle)) yield draft;
  }

  /** Elements that were there before and are no longer. */
  *ended(kind: ElementKind): Generator<Handle> {
    for (const [handle, own] of this.#removed) {
      if (own === kind && !this.#drafts.get(handle)?.isNew) yield handle;
    }
  }

  add(draft: Draft): void {
    draft.order = this.#drafts.size;
    this.#drafts.set(draft.handle, draft);
    this.#byId.set(idKey(draft.kind, draft.id), draft);
    for (const row of draft.rows) this.#index(draft, row);
    if (!draft.isNew) return;
    this.#added[draft.kind].push(draft);
    push(this.#byLabel, labelKey(draft.kind, draft.label), draft);
    if (draft.kind === 'vertex') return;
    push(this.#edges.out, draft.out, draft);
    push(this.#edges.in, draft.in, draft);
  }

  /** An element that was not changed before gets its draft now. */
  setRows(draft: Draft, rows: readonly PropertyRow[]): void {
    if (rows === draft.rows) return;
    if (!this.#drafts.has(draft.handle)) this.add(draft);
    for (const row of rows) if (!draft.rows.includes(row)) this.#index(draft, row);
    draft.rows = rows;
  }

  remove(kind: ElementKind, handle: Handle): void {
    this.#removed.set(handle, kind);
  }

  /** What a query finds here: added elements, and of a query for values also changed ones. */
  matching(query: ElementQuery): readonly Draft[] {
    const { kind, equals = [] } = query;
    const ids = query.ids && new Set(query.ids.map((id) => idKey(kind, id)));
    return this.#candidates(query, ids).filter(
      (draft) =>
        (draft.isNew || equals.length > 0) &&
        !this.isRemoved(draft.handle) &&
        (!ids || ids.has(idKey(kind, draft.id))) &&
        (!query.labels || query.labels.includes(draft.label)) &&
        equals.every(({ key, value }) => holds(draft, key, value)),
    );
  }

  /** The edges added at some vertices, by the index of the vertex. */
  adjacent(
    vertices: readonly Handle[],
    direction: Direction,
    labels: readonly string[],
  ): readonly RowBlock[] {
    if (this.#added.edge.length === 0) return [];
    return vertices.flatMap((vertex, source) =>
      sides(direction).flatMap((side) =>
        (this.#edges[side].get(vertex) ?? [])
          .filter(({ label }) => labels.length === 0 || labels.includes(label))
          .filter(({ handle }) => !this.isRemoved(handle))
          .map((edge) => ({
            source,
            edge: edge.handle,
            vertex: side === 'out' ? edge.in : edge.out,
          })),
      ),
    );
  }

  #candidates(query: ElementQuery, ids: ReadonlySet<Key> | undefined): readonly Draft[] {
    const { kind, labels } = query;
    if (ids) return [...ids].flatMap((id) => this.#byId.get(id) ?? []);
    const [first] = query.equals ?? [];
    if (first) return [...(this.#byValue.get(valueKey(kind, first.key, first.value)) ?? [])];
    if (!labels) return this.#added[kind];
    return [...new Set(labels)].flatMap((label) => this.#byLabel.get(labelKey(kind, label)) ?? []);
  }

  #index(draft: Draft, { key, value }: PropertyRow): void {
    const at = valueKey(draft.kind, key, value);
    const held = this.#byValue.get(at);
    if (held) held.add(draft);
    else this.#byValue.set(at, new Set([draft]));
  }
}

function holds({ rows }: Draft, key: string, value: Value): boolean {
  const equal = equalityKey(value);
  if (equal === undefined) return false;
  return rows.some((row) => row.key === key && equalityKey(row.value) === equal);
}

function labelKey(kind: ElementKind, label: string): string {
  return `${kind} ${label}`;
}

function valueKey(kind: ElementKind, key: string, value: Value): string {
  return `${kind} ${equalityKey(value) ?? ''} ${key}`;
}

function push<K>(lists: Map<K, Draft[]>, key: K, draft: Draft): void {
  const list = lists.get(key);
  if (list) list.push(draft);
  else lists.set(key, [draft]);
}
