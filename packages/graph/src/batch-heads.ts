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
  readonly #numbers = new LruCache<Key, readonly number[]>(CACHED_HEADS);
  readonly #heads = new LruCache<number, Head>(CACHED_HEADS);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  draft(): BatchHeads {
    return new BatchHeads(this);
  }

  /** Takes over what a batch changed, when it is committed. */
  commit(batch: BatchHeads): void {
    for (const head of batch.changed) this.#heads.set(head.element, head);
    for (const [key, elements] of batch.added) this.#numbers.set(key, elements);
  }

  /** The elements that have or had each id, the newest last; nothing for ids that nobody had. */
  async numbersOf(keys: readonly Key[]): Promise<Map<Key, readonly number[]>> {
    const found = new Map<Key, readonly number[]>();
    const unknown: Key[] = [];
    for (const key of keys) {
      const numbers = this.#numbers.get(key);
      if (numbers === undefined) unknown.push(key);
      else found.set(key, numbers);
    }
    const rows = await this.#backend.getMany(TABLE.ids, unknown);
    for (const [i, row] of rows.entries()) {
      const key = unknown[i] ?? '';
      if (!row) continue;
      const numbers = decodeNumbers(row);
      found.set(key, numbers);
      this.#numbers.set(key, numbers);
    }
    return found;
  }

  async read(elements: readonly number[]): Promise<readonly Head[]> {
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
  readonly #heads: Heads;
  readonly #numbers = new Map<Key, readonly number[]>();
  readonly #drafts = new Map<number, HeadDraft>();
  readonly changed = new Set<HeadDraft>();
  /** Ids of new elements, with all elements that have or had them. */
  readonly added = new Map<Key, readonly number[]>();

  constructor(heads: Heads) {
    this.#heads = heads;
  }

  /** Makes ready all elements that the mutations name and that exist. */
  async loadNamed(mutations: readonly Mutation[]): Promise<void> {
    const numbers = await this.loadIds([...new Set(mutations.flatMap(namedIn))]);
    await this.load(numbers);
  }

  /** Looks ids up; gives back the newest element of each that somebody had. */
  async loadIds(keys: readonly Key[]): Promise<readonly number[]> {
    const found = await this.#heads.numbersOf(keys);
    for (const [key, numbers] of found) this.#numbers.set(key, numbers);
    return [...found.values()].map((numbers) => numbers.at(-1) ?? 0);
  }

  /** Makes elements ready, and the ends of edges: they are changed with them. */
  async load(elements: readonly number[]): Promise<void> {
    for (let wanted = elements; wanted.length > 0; ) {
      const unread = [...new Set(wanted)].filter((element) => !this.#drafts.has(element));
      const ends: number[] = [];
      for (const [i, head] of (await this.#heads.read(unread)).entries()) {
        const element = unread[i] ?? 0;
        this.#drafts.set(element, { ...head, element });
        if (head.kind === 'edge') ends.push(head.out, head.in);
      }
      wanted = ends;
    }
  }

  /** The newest element with an id that was looked up. */
  find(kind: ElementKind, id: ElementId): HeadDraft | undefined {
    const number = this.#numbers.get(idKey(kind, id))?.at(-1);
    return number === undefined ? undefined : this.#drafts.get(number);
  }

  /** An element that was made ready. */
  at(element: number): HeadDraft {
    const head = this.#drafts.get(element);
    if (!head) throw new Error(`Element ${element} was not loaded with what changes it`);
    return head;
  }

  add(element: number, identity: Identity): HeadDraft {
    const head: HeadDraft = { ...EMPTY, ...identity, element };
    const key = idKey(identity.kind, identity.id);
    const numbers = [...(this.#numbers.get(key) ?? []), element];
    this.#numbers.set(key, numbers);
    this.#drafts.set(element, head);
    this.added.set(key, numbers);
    return head;
  }

  writes(): readonly Write[] {
    return [
      ...Array.from(this.added, ([key, elements]) => ({
        table: TABLE.ids,
        key,
        value: encodeNumbers(elements),
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

/** One element, unless an ordinary graph gave the id to several in turn. */
function encodeNumbers(numbers: readonly number[]): Uint8Array {
  const writer = new ByteWriter(8);
  for (const number of numbers) writer.varint(number);
  return writer.finish();
}

export function decodeNumbers(bytes: Uint8Array): readonly number[] {
  const reader = new ByteReader(bytes);
  const numbers: number[] = [];
  while (!reader.atEnd) numbers.push(reader.varint());
  return numbers;
}
