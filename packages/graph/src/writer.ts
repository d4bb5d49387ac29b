import {
  BEGINNING,
  type ChangeBatch,
  type Clock,
  type Commit,
  FOREVER,
  type GraphWriter,
  type Instant,
  type Json,
  type Mutation,
} from '@meshlapse/model';
import { type Backend, editTemporalSets, textKey, u48, type Write } from '@meshlapse/store';
import { Batch, type StateDraft } from './batch.ts';
import { Heads } from './batch-heads.ts';
import type { Documents } from './documents.ts';
import { encodeFact } from './fact-codec.ts';
import { mutationInvalid } from './graph-errors.ts';
import { equalsItself, TABLE } from './layout.ts';
import { type Names, NamesDraft } from './names.ts';
import { ObservationBatch } from './observations.ts';
import { type GraphState, readState, stateWrite } from './state.ts';

/** Documents packed at once; their anchors are in memory together. */
const PACKED_AT_ONCE = 256;

export interface WriterParts {
  readonly backend: Backend;
  readonly names: Names;
  readonly documents: Documents;
  readonly clock: Clock;
}

/**
 * The one way into the store: batches one after another, each validated as a whole and then written in one
 * transaction of the backend.
 */
export class Writer implements GraphWriter {
  readonly #parts: WriterParts;
  readonly #heads: Heads;
  #state: GraphState;
  #last: Promise<unknown> = Promise.resolve();
  /** Changes of groups that lay before their open page; each rewrote the pages that it overlapped. */
  lateChanges = 0;

  private constructor(parts: WriterParts, state: GraphState) {
    this.#parts = parts;
    this.#heads = new Heads(parts.backend);
    this.#state = state;
  }

  static async open(parts: WriterParts): Promise<Writer> {
    return new Writer(parts, await readState(parts.backend));
  }

  write(batch: ChangeBatch): Promise<Commit> {
    const commit = this.#last.then(() => this.#write(batch));
    this.#last = commit.catch(() => {});
    return commit;
  }

  position(source: string): Promise<Json | undefined> {
    return readPosition(this.#parts.backend, source);
  }

  /** Resolves when no batch is under way. */
  async settled(): Promise<void> {
    await this.#last;
  }

  async #write(batch: ChangeBatch): Promise<Commit> {
    const { backend, clock, documents } = this.#parts;
    const state = { ...this.#state };
    state.transaction = Math.max(clock.now(), state.transaction + 1);
    const names = new NamesDraft(this.#parts.names);
    for (const mutation of batch.mutations) check(mutation);
    const heads = await this.#heads.load(batch.mutations);
    const observations = await ObservationBatch.load(backend, batch.mutations);
    const elements = new Batch({ heads, names, state });
    for (const mutation of batch.mutations) apply(mutation, elements, observations);
    try {
      const packed = await this.#pack(elements);
      const sets = await editTemporalSets(backend, PAGE_TABLES, elements.changes);
      await backend.write([
        ...names.writes(),
        ...heads.writes(),
        ...[...elements.facts].map(factWrite),
        ...packed,
        ...sets.writes,
        ...observations.writes(),
        ...positionWrites(batch),
        stateWrite(state),
      ]);
      this.lateChanges += sets.late;
    } catch (error) {
      documents.discard();
      throw error;
    }
    this.#commit(state, { names, heads });
    return { transaction: state.transaction };
  }

  #commit(
    state: StateDraft,
    drafts: { readonly names: NamesDraft; readonly heads: Parameters<Heads['commit']>[0] },
  ): void {
    drafts.names.commit();
    this.#heads.commit(drafts.heads);
    this.#state = state;
  }

  async #pack({ documents }: Batch): Promise<readonly Write[]> {
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

export async function readPosition(backend: Backend, source: string): Promise<Json | undefined> {
  const [row] = await backend.getMany(TABLE.positions, [textKey(source)]);
  return row && (JSON.parse(Buffer.from(row).toString('utf8')) as Json);
}

export const PAGE_TABLES = { open: TABLE.open, closed: TABLE.closed };

function apply(mutation: Mutation, elements: Batch, observations: ObservationBatch): void {
  switch (mutation.kind) {
    case 'putVertex':
      elements.putVertex(mutation);
      break;
    case 'touchVertex':
      elements.touchVertex(mutation);
      break;
    case 'putEdge':
      elements.putEdge(mutation);
      break;
    case 'endVertex':
    case 'endEdge':
      elements.end(mutation);
      break;
    case 'observed':
    case 'unobserved':
      observations.change(mutation);
      break;
    case 'observedUntil':
      observations.extend(mutation);
  }
}

function check(mutation: Mutation): void {
  if (!isInstant(mutation.at)) throw mutationInvalid(mutation, `${mutation.at} is no instant`);
  if ('id' in mutation && !equalsItself(mutation.id)) {
    throw mutationInvalid(mutation, 'NaN is no id');
  }
}

function isInstant(at: Instant): boolean {
  return Number.isInteger(at) && at >= BEGINNING && at < FOREVER;
}

function factWrite([number, fact]: readonly [number, Parameters<typeof encodeFact>[0]]): Write {
  return { table: TABLE.facts, key: u48(number), value: encodeFact(fact) };
}

function positionWrites({ position }: ChangeBatch): readonly Write[] {
  if (!position) return [];
  const value = Buffer.from(JSON.stringify(position.value), 'utf8');
  return [{ table: TABLE.positions, key: textKey(position.source), value }];
}
