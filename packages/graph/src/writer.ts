import {
  BEGINNING,
  type ChangeBatch,
  type Commit,
  FOREVER,
  type GraphWriter,
  type Instant,
  type Json,
  type Mutation,
} from '@meshlapse/model';
import { type Backend, textKey, type Write } from '@meshlapse/store';
import { Batch } from './batch.ts';
import { mutationInvalid } from './graph-errors.ts';
import { equalsItself, TABLE } from './layout.ts';
import { ObservationBatch } from './observations.ts';
import type { StoreDraft, StoreWriter } from './store-writer.ts';

/** Takes what a recorder saw: batches, each validated as a whole before any of it is written. */
export class Writer implements GraphWriter {
  readonly #backend: Backend;
  readonly #store: StoreWriter;

  constructor(backend: Backend, store: StoreWriter) {
    this.#backend = backend;
    this.#store = store;
  }

  write(batch: ChangeBatch): Promise<Commit> {
    return this.#store.write((draft) => this.#prepare(batch, draft));
  }

  async position(source: string): Promise<Json | undefined> {
    const [row] = await this.#backend.getMany(TABLE.positions, [textKey(source)]);
    return row && (JSON.parse(Buffer.from(row).toString('utf8')) as Json);
  }

  async #prepare(batch: ChangeBatch, draft: StoreDraft): Promise<readonly Write[]> {
    const { mutations } = batch;
    for (const mutation of mutations) check(mutation);
    await draft.heads.loadNamed(mutations);
    const observations = await ObservationBatch.load(this.#backend, mutations);
    const elements = new Batch(draft);
    for (const mutation of mutations) apply(mutation, elements, observations);
    return [...observations.writes(), ...positionWrites(batch)];
  }
}

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

function positionWrites({ position }: ChangeBatch): readonly Write[] {
  if (!position) return [];
  const value = Buffer.from(JSON.stringify(position.value), 'utf8');
  return [{ table: TABLE.positions, key: textKey(position.source), value }];
}
