import { CodedError, type JsonObject } from '@meshlapse/model';
import {
  type Backend,
  ByteReader,
  ByteWriter,
  needsAnchor,
  packDocument,
  u48,
  unpackDocument,
  type Write,
} from '@meshlapse/store';
import type { HeadDraft } from './batch-heads.ts';
import { TABLE } from './layout.ts';
import { LruCache } from './lru-cache.ts';

/** Bytes of inflated anchors that are kept. */
const ANCHOR_CACHE_BYTES = 16 * 2 ** 20;

/** Documents of versions, compressed against one of the element's earlier versions. */
export class Documents {
  readonly #backend: Backend;
  readonly #anchors = new LruCache<number, Uint8Array>(ANCHOR_CACHE_BYTES);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The documents of versions that have one, in order. */
  async read(facts: readonly number[]): Promise<readonly JsonObject[]> {
    const texts = await this.#texts(facts);
    return texts.map((text) => JSON.parse(Buffer.from(text).toString('utf8')) as JsonObject);
  }

  /** What to write for a version's document. The head's anchor must have been loaded, and moves on. */
  pack(fact: number, document: JsonObject, head: HeadDraft): Write {
    const text = Buffer.from(JSON.stringify(document), 'utf8');
    const anchorText = this.#anchors.get(head.anchor);
    const packed = packDocument(
      text,
      anchorText && {
        text: anchorText,
        packedBytes: head.anchorBytes,
        revisions: head.revisions,
      },
    );
    if (packed.isAnchor) {
      head.anchor = fact;
      head.anchorBytes = packed.bytes.length;
      head.revisions = 0;
      this.#keep(fact, text);
    } else head.revisions++;
    const writer = new ByteWriter(packed.bytes.length + 8);
    writer.varint(head.anchor);
    writer.raw(packed.bytes);
    return { table: TABLE.documents, key: u48(fact), value: writer.finish() };
  }

  /** Makes the anchors' texts ready for `pack`. A few at a time: the cache is smaller than they may be. */
  async loadAnchors(anchors: readonly number[]): Promise<void> {
    const wanted = new Set(anchors.filter((fact) => fact > 0 && !this.#anchors.get(fact)));
    await this.#texts([...wanted]);
  }

  /** Forgets what was packed for a batch that is not kept: its numbers will be given out again. */
  discard(): void {
    this.#anchors.clear();
  }

  async #texts(facts: readonly number[]): Promise<readonly Uint8Array[]> {
    const rows = await this.#rows(facts);
    const wanted = rows
      .filter(({ packed }) => needsAnchor(packed))
      .map(({ anchor }) => anchor)
      .filter((anchor) => !this.#anchors.get(anchor));
    const missing = [...new Set(wanted)];
    const found = new Map<number, Uint8Array>();
    for (const [i, { packed }] of (await this.#rows(missing)).entries()) {
      found.set(missing[i] ?? 0, unpackDocument(packed, undefined));
    }
    return rows.map(({ anchor, packed }, i) => {
      const isAnchor = !needsAnchor(packed);
      const dictionary = isAnchor ? undefined : (this.#anchors.get(anchor) ?? found.get(anchor));
      const text = unpackDocument(packed, dictionary);
      if (isAnchor) this.#keep(facts[i] ?? 0, text);
      else if (dictionary && !this.#anchors.get(anchor)) this.#keep(anchor, dictionary);
      return text;
    });
  }

  async #rows(
    facts: readonly number[],
  ): Promise<readonly { readonly anchor: number; readonly packed: Uint8Array }[]> {
    const keys = facts.map(u48);
    const rows = keys.length === 0 ? [] : await this.#backend.getMany(TABLE.documents, keys);
    return rows.map((row, i) => {
      if (!row) throw missingDocument(facts[i] ?? 0);
      const reader = new ByteReader(row);
      const anchor = reader.varint();
      return { anchor, packed: row.subarray(reader.offset) };
    });
  }

  /** A copy: a slice would keep the whole buffer that it was cut from. */
  #keep(fact: number, text: Uint8Array): void {
    this.#anchors.set(fact, new Uint8Array(text), text.length);
  }
}

function missingDocument(fact: number): CodedError {
  return new CodedError({
    code: 'GRAPH_CORRUPT',
    category: 'fault',
    message: `The data folder is damaged: the document of version record ${fact} is not there. Restore the folder from a backup, or import the recording again.`,
    data: { fact },
  });
}
