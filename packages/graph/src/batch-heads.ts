import { BEGINNING, type ElementId, type ElementKind, type Mutation } from '@meshlapse/model';
import { type Backend, ByteReader, ByteWriter, type Key, u48, type Write } from '@meshlapse/store';
import { NO_PROPERTIES } from './fact-codec.ts';
import { decodeHead, encodeHead, type Head, type Identity } from './head-codec.ts';
import { idKey, TABLE } from './layout.ts';
import { LruCache } from './lru-cache.ts';

export type HeadDraft = { -readonly [K in keyof Head]: Head[K] } & { readonly element: number };

/** Elements whose heads are kept in memory between batches. */
const CACHED_HEADS = 20_000;

/** Heads as committed. */
export class Heads {
  readonly #backend: Backend;
  readonly #numbers = new LruCache<Key, number>(CACHED_HEADS);
  readonly #heads = new LruCache<number, Head>(CACHED_HEADS);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Drafts of all elements that the mutations name and that exist. */
  async load(mutations: readonly Mutation[]): Promise<BatchHeads> {
    const keys = [...new Set(mutations.flatMap(namedIn))];
    const numbers = await this.#numbersOf(keys);
    const drafts = new Map<number, HeadDraft>();
    // An edge's ends are changed with it, whether a mutation names them or not.
    for (let wanted = [...numbers.values()]; wanted.length > 0; ) {
      const unread = [...new Set(wanted)].filter((element) => !drafts.has(element));
      const heads = await this.#read(unread);
      wanted = [];
      for (const [i, head] of heads.entries()) {
        const element = unread[i] ?? 0;
        drafts.set(element, { ...head, element });
        if (head.kind === 'edge') wanted.push(head.out, head.in);
      }
    }
    return new BatchHeads(numbers, drafts);
  }

  /** Takes over what a batch changed, when it is committed. */
  commit(batch: BatchHeads): void {
    for (const head of batch.changed) this.#heads.set(head.element, head);
    for (const [key, element] of batch.added) this.#numbers.set(key, element);
  }

  async #numbersOf(keys: readonly Key[]): Promise<Map<Key, number>> {
    const found = new Map<Key, number>();
    const unknown: Key[] = [];
    for (const key of keys) {
      const number = this.#numbers.get(key);
      if (number === undefined) unknown.push(key);
      else found.set(key, number);
    }
    const rows = await this.#backend.getMany(TABLE.ids, unknown);
    for (const [i, row] of rows.entries()) {
      const key = unknown[i] ?? '';
      if (!row) continue;
      const number = decodeNumber(row);
      found.set(key, number);
      this.#numbers.set(key, number);
    }
    return found;
  }

  async #read(elements: readonly number[]): Promise<readonly Head[]> {
    const heads = elements.map((element) => this.#heads.get(element));
    const unknown = elements.filter((_, i) => !heads[i]);
    const rows = await this.#backend.getMany(TABLE.elements, unknown.map(u48));
    let next = 0;
    return heads.map((cached, i) => {
      if (cached) return cached;
      const row = rows[next++];
      if (!row) throw new Error(`Element ${elements[i]} has an id but no record`);
      const head = decodeHead(row);
      this.#heads.set(elements[i] ?? 0, head);
      return head;
    });
  }
}

/** Heads as they will be when the batch is committed. */
export class BatchHeads {
  readonly #numbers: Map<Key, number>;
  readonly #drafts: Map<number, HeadDraft>;
  readonly changed = new Set<HeadDraft>();
  /** Ids of new elements. */
  readonly added = new Map<Key, number>();

  constructor(numbers: Map<Key, number>, drafts: Map<number, HeadDraft>) {
    this.#numbers = numbers;
    this.#drafts = drafts;
  }

  find(kind: ElementKind, id: ElementId): HeadDraft | undefined {
    const number = this.#numbers.get(idKey(kind, id));
    return number === undefined ? undefined : this.#drafts.get(number);
  }

  /** The vertex at an edge's end. */
  end(element: number): HeadDraft {
    const head = this.#drafts.get(element);
    if (!head) throw new Error(`Vertex ${element} was not loaded with its edge`);
    return head;
  }

  add(element: number, identity: Identity): HeadDraft {
    const head: HeadDraft = { ...EMPTY, ...identity, element };
    const key = idKey(identity.kind, identity.id);
    this.#numbers.set(key, element);
    this.#drafts.set(element, head);
    this.added.set(key, element);
    return head;
  }

  writes(): readonly Write[] {
    return [
      ...Array.from(this.added, ([key, element]) => ({
        table: TABLE.ids,
        key,
        value: encodeNumber(element),
      })),
      ...Array.from(this.changed, (head) => ({
        table: TABLE.elements,
        key: u48(head.element),
        value: encodeHead(head),
      })),
    ];
  }
}

const EMPTY = {
  at: BEGINNING,
  isOpen: false,
  openSince: BEGINNING,
  fact: 0,
  factAt: BEGINNING,
  touch: 0,
  touchAt: BEGINNING,
  touched: NO_PROPERTIES,
  groups: [],
  openEdges: 0,
  edgesUntil: BEGINNING,
  outLabels: [],
  inLabels: [],
  anchor: 0,
  anchorBytes: 0,
  revisions: 0,
};

function namedIn(mutation: Mutation): readonly Key[] {
  switch (mutation.kind) {
    case 'putVertex':
    case 'touchVertex':
    case 'endVertex':
      return [idKey('vertex', mutation.id)];
    case 'endEdge':
      return [idKey('edge', mutation.id)];
    case 'putEdge':
      return [
        idKey('edge', mutation.id),
        idKey('vertex', mutation.out),
        idKey('vertex', mutation.in),
      ];
    default:
      return [];
  }
}

function encodeNumber(number: number): Uint8Array {
  const writer = new ByteWriter(8);
  writer.varint(number);
  return writer.finish();
}

export function decodeNumber(bytes: Uint8Array): number {
  return new ByteReader(bytes).varint();
}
