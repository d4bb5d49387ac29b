import type { Clock, Commit, Instant } from '@meshlapse/model';
import { type Backend, editTemporalSets, u48, type Write } from '@meshlapse/store';
import { type BatchHeads, Heads } from './batch-heads.ts';
import type { Documents } from './documents.ts';
import { ElementChanges, type StateDraft } from './element-changes.ts';
import { encodeFact, type Fact } from './fact-codec.ts';
import { spanWrites } from './fact-spans.ts';
import { PAGE_TABLES, TABLE } from './layout.ts';
import { type Names, NamesDraft } from './names.ts';
import { changesGaps } from './observations.ts';
import type { Reader } from './reader.ts';
import { type GraphState, readState, stateWrite } from './state.ts';

/** Documents packed at once; their anchors are in memory together. */
const PACKED_AT_ONCE = 256;

export interface WriterParts {
  readonly backend: Backend;
  readonly names: Names;
  readonly documents: Documents;
  readonly clock: Clock;
  readonly reader: Reader;
}

/** What one write will come to, and forgotten when it is refused. */
export interface StoreDraft {
  readonly state: StateDraft;
  readonly names: NamesDraft;
  readonly heads: BatchHeads;
  readonly elements: ElementChanges;
}

/** Works a write out in the draft; gives back what else is to be written with it. */
export type Prepare = (draft: StoreDraft) => Promise<readonly Write[]>;

/** The one way into the store: writes one after another, each in one transaction of the backend. */
export class StoreWriter {
  readonly #parts: WriterParts;
  readonly #heads: Heads;
  #state: GraphState;
  #writing: Instant | undefined;
  #last: Promise<unknown> = Promise.resolve();
  /** Changes of groups that lay before their open page; each rewrote the pages that it overlapped. */
  lateChanges = 0;

  private constructor(parts: WriterParts, state: GraphState) {
    this.#parts = parts;
    this.#heads = new Heads(parts.backend);
    this.#state = state;
  }

  static async open(parts: WriterParts): Promise<StoreWriter> {
    return new StoreWriter(parts, await readState(parts.backend));
  }

  /** The transaction of the write under way, if there is one. */
  get writing(): Instant | undefined {
    return this.#writing;
  }

  /** As committed. */
  get state(): GraphState {
    return this.#state;
  }

  /** Its transaction is after `after`, after the one before it, and not before what the clock says. */
  write(prepare: Prepare, after?: () => Instant): Promise<Commit> {
    const commit = this.#last.then(() => this.#write(prepare, after?.()));
    const settled = commit.finally(() => {
      this.#writing = undefined;
    });
    this.#last = settled.catch(() => {});
    return settled;
  }

  /** Resolves when no write is under way. */
  async settled(): Promise<void> {
    await this.#last;
  }

  async #write(prepare: Prepare, after: Instant | undefined): Promise<Commit> {
    const { backend, clock, documents } = this.#parts;
    const before = Math.max(this.#state.transaction, after ?? this.#state.transaction);
    const state = { ...this.#state, transaction: Math.max(clock.now(), before + 1) };
    this.#writing = state.transaction;
    const names = new NamesDraft(this.#parts.names);
    const heads = this.#heads.draft();
    const elements = new ElementChanges(heads, state);
    const more = await prepare({ state, names, heads, elements });
    try {
      const packed = await this.#pack(elements);
      const spans = await spanWrites(backend, elements.facts, this.#state.nextFact);
      const sets = await editTemporalSets(backend, PAGE_TABLES, elements.groups);
      await backend.write([
        ...names.writes(),
        ...heads.writes(),
        ...[...elements.facts].map(factWrite),
        ...packed,
        ...spans,
        ...sets.writes,
        ...more,
        stateWrite(state),
      ]);
      this.lateChanges += sets.late;
    } catch (error) {
      documents.discard();
      throw error;
    }
    names.commit();
    this.#heads.commit(heads);
    this.#state = state;
    const groups = [...elements.groups.keys()];
    const changed = { groups, ids: heads.added.keys(), gaps: changesGaps(more) };
    this.#parts.reader.forget(changed, state.transaction);
    return { transaction: state.transaction };
  }

  async #pack({ documents }: ElementChanges): Promise<readonly Write[]> {
    const writes: Write[] = [];
    const pending = [...documents];
    for (let start = 0; start < pending.length; start += PACKED_AT_ONCE) {
      const part = pending.slice(start, start + PACKED_AT_ONCE);
      await this.#parts.documents.loadAnchors(part.map(([, { head }]) => head.anchor));
      for (const [fact, { document, head }] of part) {
        writes.push(this.#parts.documents.pack(fact, document, head));
      }
    }
    return writes;
  }
}

function factWrite([number, fact]: readonly [number, Fact]): Write {
  return { table: TABLE.facts, key: u48(number), value: encodeFact(fact) };
}
