import {
  FOREVER,
  type GraphView,
  type Instant,
  type TemporalGraph,
  type TimeSelection,
} from '@meshlapse/model';
import type { Backend } from '@meshlapse/store';
import { AtView } from './at-view.ts';
import { BetweenView } from './between-view.ts';
import { DiffView } from './diff-view.ts';
import { type DumpOptions, dumpLines } from './dump.ts';
import { Knowledge } from './knowledge.ts';
import type { Reader } from './reader.ts';
import { readState } from './state.ts';
import type { StoreWriter } from './store-writer.ts';

export interface GraphStats {
  /** Elements that were ever there. */
  readonly vertices: number;
  readonly edges: number;
  /** Versions of all elements. */
  readonly versions: number;
  readonly touches: number;
  /** Bytes that the data takes in storage. */
  readonly bytes: number;
  /** Index changes since opening that came late and rewrote closed pages. */
  readonly lateChanges: number;
}

/** A temporal graph in a data folder, whoever writes it. */
export interface StoredGraph extends TemporalGraph {
  view(time: TimeSelection): Promise<GraphView>;

  /**
   * Everything that users can see, as lines of JSON in an order that depends on the contents only, so that two graphs
   * with the same contents give the same text.
   */
  dump(options?: DumpOptions): AsyncIterable<string>;

  stats(): Promise<GraphStats>;

  /** Waits for the writes under way. */
  close(): Promise<void>;
}

export interface GraphParts {
  readonly backend: Backend;
  readonly reader: Reader;
  readonly store: StoreWriter;
  /** Whether no other process can write. */
  readonly isWriter: boolean;
}

/** What recorded and ordinary graphs have in common. */
export class GraphStore implements StoredGraph {
  readonly #parts: GraphParts;
  readonly #knowledge: Knowledge;

  constructor(parts: GraphParts) {
    this.#parts = parts;
    this.#knowledge = new Knowledge(parts.reader);
  }

  async view(time: TimeSelection): Promise<GraphView> {
    const { backend, reader, store, isWriter } = this.#parts;
    // What is written just now may be there before it is known here.
    const isKnown = isWriter && store.writing === undefined;
    const state = isKnown ? store.state : await readState(backend);
    reader.notice(state.transaction);
    const { asKnownAt = FOREVER } = time;
    const known = await this.#knowledge.readerAt(asKnownAt, state);
    return viewOf(known, time, Math.min(asKnownAt, state.transaction));
  }

  dump(options: DumpOptions = {}): AsyncIterable<string> {
    return dumpLines(this.#parts.reader, options);
  }

  async stats(): Promise<GraphStats> {
    const { backend, store } = this.#parts;
    const { vertices, edges, versions, touches } = await readState(backend);
    const bytes = await backend.size();
    return { vertices, edges, versions, touches, bytes, lateChanges: store.lateChanges };
  }

  async close(): Promise<void> {
    await this.#parts.store.settled();
    await this.#parts.backend.close();
  }
}

function viewOf(reader: Reader, time: TimeSelection, transaction: Instant): GraphView {
  switch (time.kind) {
    case 'at':
      return new AtView(reader, time, transaction);
    case 'between':
      return new BetweenView(reader, time, transaction);
    case 'diff':
      return new DiffView(reader, time, transaction);
  }
}
