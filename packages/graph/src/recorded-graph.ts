import type { ChangeBatch, Commit, GraphWriter, Json } from '@meshlapse/model';
import { type GraphParts, GraphStore, type StoredGraph } from './graph-store.ts';
import { Writer } from './writer.ts';

/** The temporal graph that a recorder of clusters keeps. */
export interface Graph extends StoredGraph, GraphWriter {}

export class RecordedGraph extends GraphStore implements Graph {
  readonly #writer: Writer;

  constructor(parts: GraphParts) {
    super(parts);
    this.#writer = new Writer(parts.backend, parts.store);
  }

  write(batch: ChangeBatch): Promise<Commit> {
    return this.#writer.write(batch);
  }

  position(source: string): Promise<Json | undefined> {
    return this.#writer.position(source);
  }
}
