import type {
  Commit,
  ElementId,
  ElementKind,
  GraphTransaction,
  GraphView,
  Handle,
  Instant,
  MaybePromise,
  NewEdge,
  NewProperty,
  NewVertex,
  PropertyRow,
  Value,
} from '@meshlapse/model';
import { encodeValue, wellFormed } from '@meshlapse/store';
import { elementGone, idInvalid, idTaken, transactionOver } from '../graph-errors.ts';
import { equalsItself } from '../layout.ts';
import { Changes, type Draft } from './changes.ts';
import type { Numbers } from './numbers.ts';
import {
  changedRow,
  hasId,
  type Rows,
  withEdgeProperty,
  withMeta,
  withoutProperty,
  withVertexProperty,
} from './property-rows.ts';
import { TransactionView } from './transaction-view.ts';

/** Edges of a removed vertex are read so many at a time. */
const PAGE = 1000;

export interface TransactionParts {
  /** The graph as it was when the transaction began. */
  readonly base: GraphView;
  readonly at: Instant;
  readonly numbers: Numbers;
  readonly keep: (changes: Changes) => Promise<Commit>;
}

export class Transaction implements GraphTransaction {
  readonly view: GraphView;
  readonly #parts: TransactionParts;
  readonly #changes = new Changes();
  #isOpen = true;

  constructor(parts: TransactionParts) {
    this.#parts = parts;
    this.view = new TransactionView(parts.base, parts.at, this.#changes);
  }

  get isDirty(): boolean {
    return this.#changes.isDirty;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  addVertex({ id, label }: NewVertex): MaybePromise<Handle> {
    this.#requireOpen();
    return this.#add('vertex', id, { label, out: 0, in: 0 });
  }

  async addEdge({ id, label, out, in: into }: NewEdge): Promise<Handle> {
    this.#requireOpen();
    for (const end of [out, into]) {
      if (this.#changes.isRemoved(end)) throw await this.#gone('vertex', end);
    }
    return this.#add('edge', id, { label, out, in: into });
  }

  async setProperty(
    kind: ElementKind,
    element: Handle,
    property: NewProperty,
  ): Promise<PropertyRow | undefined> {
    this.#requireOpen();
    for (const own of [property, ...(property.meta ?? [])]) check(own);
    const draft = await this.#draftOf(kind, element);
    if (property.value === null) {
      const isSingle = kind === 'edge' || (property.cardinality ?? 'single') === 'single';
      if (isSingle) this.#changes.setRows(draft, withoutProperty(draft.rows, property.key));
      return undefined;
    }
    const { rows, row } =
      kind === 'edge'
        ? withEdgeProperty(draft.rows, property)
        : withVertexProperty(draft.rows, property, () => this.#propertyId(draft, property));
    this.#changes.setRows(draft, rows);
    return row;
  }

  async setMetaProperty(
    vertex: Handle,
    property: ElementId,
    meta: { readonly key: string; readonly value: Value },
  ): Promise<void> {
    check(meta);
    await this.#changeRows('vertex', vertex, (rows) =>
      changedRow(rows, property, (row) => withMeta(row, meta)),
    );
  }

  removeProperty(
    kind: ElementKind,
    element: Handle,
    { key, id }: { readonly key: string; readonly id?: ElementId },
  ): Promise<void> {
    return this.#changeRows(kind, element, (rows) => withoutProperty(rows, key, id));
  }

  removeMetaProperty(vertex: Handle, property: ElementId, key: string): Promise<void> {
    return this.#changeRows('vertex', vertex, (rows) =>
      changedRow(rows, property, (row) => withMeta(row, { key, value: null })),
    );
  }

  async remove(kind: ElementKind, elements: readonly Handle[]): Promise<void> {
    this.#requireOpen();
    const there = elements.filter((element) => !this.#changes.isRemoved(element));
    if (kind === 'vertex') await this.#removeEdges(there);
    for (const element of there) this.#changes.remove(kind, element);
  }

  async commit(): Promise<Commit | undefined> {
    this.#requireOpen();
    this.#isOpen = false;
    return this.#changes.isEmpty ? undefined : this.#parts.keep(this.#changes);
  }

  rollback(): void {
    this.#isOpen = false;
  }

  #add(
    kind: ElementKind,
    id: ElementId | undefined,
    place: Pick<Draft, 'label' | 'out' | 'in'>,
  ): MaybePromise<Handle> {
    wellFormed(place.label);
    if (id === undefined) return this.#added(kind, this.#parts.numbers.id(), place);
    return this.#requireFree(kind, id).then(() => {
      this.#parts.numbers.pass(id);
      return this.#added(kind, id, place);
    });
  }

  #added(kind: ElementKind, id: ElementId, place: Pick<Draft, 'label' | 'out' | 'in'>): Handle {
    const handle = this.#parts.numbers.element();
    this.#changes.add({ kind, handle, id, ...place, isNew: true, order: 0, rows: [] });
    return handle;
  }

  /** What the transaction holds of an element, or would hold if it changed it. */
  async #draftOf(kind: ElementKind, element: Handle): Promise<Draft> {
    if (this.#changes.isRemoved(element)) throw await this.#gone(kind, element);
    const known = this.#changes.draft(element);
    if (known) return known;
    const { base } = this.#parts;
    const [header] = await base.headers(kind, [element]);
    const [rows] = await base.properties(kind, [element]);
    const ends = kind === 'edge' ? await base.ends({ handles: [element] }, 'both') : undefined;
    const [out = 0, into = 0] = ends?.handles ?? [];
    const { id, label } = header ?? { id: '', label: '' };
    const own = { isNew: false, order: 0, rows: rows ?? [] };
    return { kind, handle: element, id, label, out, in: into, ...own };
  }

  /** Nothing for elements that are gone, and where nothing would change. */
  async #changeRows(
    kind: ElementKind,
    element: Handle,
    change: (rows: Rows) => Rows,
  ): Promise<void> {
    this.#requireOpen();
    if (this.#changes.isRemoved(element)) return;
    const draft = await this.#draftOf(kind, element);
    this.#changes.setRows(draft, change(draft.rows));
  }

  #propertyId({ kind, rows }: Draft, { key, id, cardinality }: NewProperty): ElementId {
    const { numbers } = this.#parts;
    if (id === undefined) return numbers.id();
    requireId(kind, id);
    const replaces = cardinality === undefined || cardinality === 'single';
    const isTaken = rows.some((row) => hasId(row, id) && !(replaces && row.key === key));
    if (isTaken) throw idTaken('vertex property', id);
    numbers.pass(id);
    return id;
  }

  async #requireFree(kind: ElementKind, id: ElementId): Promise<void> {
    requireId(kind, id);
    const { handles } = await this.view.find({ kind, ids: [id] }, 1);
    if (handles.length > 0) throw idTaken(kind, id);
  }

  async #removeEdges(vertices: readonly Handle[]): Promise<void> {
    let cursor: unknown;
    do {
      const column = { handles: vertices };
      const page = await this.view.expand(column, 'both', [], { limit: PAGE, cursor });
      for (const edge of page.edges) this.#changes.remove('edge', edge);
      cursor = page.next;
    } while (cursor !== undefined);
  }

  async #gone(kind: ElementKind, element: Handle): Promise<Error> {
    const [header] = await this.view.headers(kind, [element]);
    return elementGone(kind, header?.id ?? '');
  }

  #requireOpen(): void {
    if (!this.#isOpen) throw transactionOver();
  }
}

/** @throws {CodedError} `VALUE_INVALID`, here rather than when everything is committed. */
function check({ key, value }: { readonly key: string; readonly value: Value }): void {
  wellFormed(key);
  encodeValue(value);
}

function requireId(kind: ElementKind, id: ElementId): void {
  if (!equalsItself(id)) throw idInvalid(kind);
  encodeValue(id);
}
