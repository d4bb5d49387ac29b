import {
  type ChangeBatch,
  type Clock,
  type Commit,
  type GraphView,
  type GraphWriter,
  type Json,
  systemClock,
  type TemporalGraph,
  type TimeSelection,
} from '@meshlapse/model';
import { type Backend, CheckedBackend, openLmdbBackend, openMemoryBackend } from '@meshlapse/store';
import { AtView } from './at-view.ts';
import { BetweenView } from './between-view.ts';
import { Documents } from './documents.ts';
import { type DumpOptions, dumpLines } from './dump.ts';
import { describeRecord, TABLES } from './layout.ts';
import { Names } from './names.ts';
import { Reader } from './reader.ts';
import { readState } from './state.ts';
import { readPosition, Writer } from './writer.ts';

export type OpenGraphOptions =
  | {
      /** The data folder. */
      readonly path: string;
      /** One process may write; others may read at the same time, and see what is committed. */
      readonly mode: 'write' | 'read';
      readonly clock?: Clock;
    }
  | {
      /** Keeps everything in this process, for tests. */
      readonly memory: true;
      readonly clock?: Clock;
    };

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

/** A temporal graph in a data folder. */
export interface Graph extends TemporalGraph, GraphWriter {
  view(time: TimeSelection): Promise<GraphView>;

  /**
   * Everything that users can see, as lines of JSON in an order that depends on the contents only, so that two graphs
   * with the same contents give the same text.
   */
  dump(options?: DumpOptions): AsyncIterable<string>;

  stats(): Promise<GraphStats>;

  /** Waits for the batches under way. */
  close(): Promise<void>;
}

/**
 * Opens a graph.
 *
 * @throws {CodedError} one of the `STORE_` codes
 */
export async function openGraph(options: OpenGraphOptions): Promise<Graph> {
  const inner =
    'memory' in options
      ? openMemoryBackend(TABLES)
      : await openLmdbBackend({ path: options.path, mode: options.mode, tables: TABLES });
  const backend = new CheckedBackend(inner, describeRecord);
  try {
    const names = new Names(backend);
    await names.refresh();
    const documents = new Documents(backend);
    const reader = new Reader(backend, names, documents);
    const clock = options.clock ?? systemClock;
    const writer = await Writer.open({ backend, names, documents, clock });
    return new StoredGraph(backend, reader, writer);
  } catch (error) {
    await backend.close();
    throw error;
  }
}

class StoredGraph implements Graph {
  readonly #backend: Backend;
  readonly #reader: Reader;
  readonly #writer: Writer;

  constructor(backend: Backend, reader: Reader, writer: Writer) {
    this.#backend = backend;
    this.#reader = reader;
    this.#writer = writer;
  }

  async view(time: TimeSelection): Promise<GraphView> {
    const { transaction } = await readState(this.#backend);
    return time.kind === 'at'
      ? new AtView(this.#reader, time.at, transaction)
      : new BetweenView(this.#reader, time.interval, transaction);
  }

  write(batch: ChangeBatch): Promise<Commit> {
    return this.#writer.write(batch);
  }

  position(source: string): Promise<Json | undefined> {
    return readPosition(this.#backend, source);
  }

  dump(options: DumpOptions = {}): AsyncIterable<string> {
    return dumpLines(this.#reader, options);
  }

  async stats(): Promise<GraphStats> {
    const { vertices, edges, versions, touches } = await readState(this.#backend);
    const bytes = await this.#backend.size();
    return { vertices, edges, versions, touches, bytes, lateChanges: this.#writer.lateChanges };
  }

  async close(): Promise<void> {
    await this.#writer.settled();
    await this.#backend.close();
  }
}
