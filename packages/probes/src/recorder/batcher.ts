import type { ChangeBatch, GraphWriter, Json, Mutation } from '@meshlapse/model';

export interface BatchLimits {
  readonly mutations: number;
  /** Of documents, roughly. */
  readonly bytes: number;
}

export const DEFAULT_BATCH: BatchLimits = { mutations: 2000, bytes: 4 << 20 };

/**
 * Collects mutations and writes them in batches, one after the other.
 *
 * While one batch is written the next is collected: whoever hands in a full one waits for the one before.
 */
export class Batcher {
  readonly #graph: GraphWriter;
  readonly #source: string;
  readonly #limits: BatchLimits;
  #mutations: Mutation[] = [];
  #bytes = 0;
  #writing: Promise<void> = Promise.resolve();
  #failure: { readonly error: unknown } | undefined;

  constructor(graph: GraphWriter, source: string, limits: BatchLimits) {
    this.#graph = graph;
    this.#source = source;
    this.#limits = limits;
  }

  add(mutation: Mutation, bytes = 100): void {
    this.#mutations.push(mutation);
    this.#bytes += bytes;
  }

  get isFull(): boolean {
    return this.#mutations.length >= this.#limits.mutations || this.#bytes >= this.#limits.bytes;
  }

  /** Hands over what was collected; resolves when the batch before it is durable. */
  async cut(position: Json, last: Mutation): Promise<void> {
    const batch: ChangeBatch = {
      mutations: [...this.#mutations, last],
      position: { source: this.#source, value: position },
    };
    this.#mutations = [];
    this.#bytes = 0;
    const before = this.#writing;
    this.#writing = before.then(() => this.#write(batch));
    await before;
    this.#check();
  }

  /** Resolves when everything that was handed over is durable. */
  async drained(): Promise<void> {
    await this.#writing;
    this.#check();
  }

  /** After a failure nothing more is written: what follows stands on what is not there. */
  async #write(batch: ChangeBatch): Promise<void> {
    if (this.#failure) return;
    try {
      await this.#graph.write(batch);
    } catch (error) {
      this.#failure = { error };
    }
  }

  #check(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
