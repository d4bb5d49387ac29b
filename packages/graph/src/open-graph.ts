import { type Clock, systemClock } from '@meshlapse/model';
import { type Backend, CheckedBackend, openLmdbBackend, openMemoryBackend } from '@meshlapse/store';
import { Documents } from './documents.ts';
import { type GraphKind, readKind, requireOrdinary, requireRecorded } from './graph-kind.ts';
import type { GraphParts } from './graph-store.ts';
import { alwaysIndexed, indexedWhenRecorded } from './indexed-keys.ts';
import { describeRecord, TABLES } from './layout.ts';
import { Names } from './names.ts';
import { OrdinaryGraph } from './ordinary/ordinary-graph.ts';
import { Reader } from './reader.ts';
import { type Graph, RecordedGraph } from './recorded-graph.ts';
import { StoreWriter } from './store-writer.ts';

interface MemoryOptions {
  /** Keeps everything in this process and nothing after it. */
  readonly memory: true;
  readonly clock?: Clock;
}

export type OpenGraphOptions =
  | {
      /** The data folder. */
      readonly path: string;
      /** One process may write; others may read at the same time, and see what is committed. */
      readonly mode: 'write' | 'read';
      readonly clock?: Clock;
    }
  | MemoryOptions;

export type OpenWritableGraphOptions =
  | {
      /** The data folder. */
      readonly path: string;
      readonly clock?: Clock;
    }
  | MemoryOptions;

/**
 * Opens a graph as a recorder keeps it. For reading, an ordinary one opens as well.
 *
 * @throws {CodedError} one of the `STORE_` codes, or `GRAPH_IS_ORDINARY`
 */
export function openGraph(options: OpenGraphOptions): Promise<Graph> {
  return opened(options, async (backend) => {
    const isReading = !('memory' in options) && options.mode === 'read';
    if (!isReading) await requireRecorded(backend);
    const kind = (await readKind(backend)) ?? 'recorded';
    return new RecordedGraph({
      ...(await partsOf(backend, kind, options.clock)),
      isWriter: !isReading,
    });
  });
}

/**
 * Opens an ordinary graph, one that users write; makes it where nothing is.
 *
 * @throws {CodedError} one of the `STORE_` codes, or `GRAPH_IS_RECORDED`
 */
export function openWritableGraph(options: OpenWritableGraphOptions): Promise<OrdinaryGraph> {
  return opened({ ...options, mode: 'write' }, async (backend) => {
    await requireOrdinary(backend);
    const clock = options.clock ?? systemClock;
    const parts = await partsOf(backend, 'ordinary', clock);
    return new OrdinaryGraph({ ...parts, isWriter: true }, clock);
  });
}

async function opened<T>(
  options: OpenGraphOptions,
  open: (backend: Backend) => Promise<T>,
): Promise<T> {
  const inner =
    'memory' in options
      ? openMemoryBackend(TABLES)
      : await openLmdbBackend({ path: options.path, mode: options.mode, tables: TABLES });
  const backend = new CheckedBackend(inner, describeRecord);
  try {
    return await open(backend);
  } catch (error) {
    await backend.close();
    throw error;
  }
}

async function partsOf(
  backend: Backend,
  kind: GraphKind,
  clock: Clock = systemClock,
): Promise<Omit<GraphParts, 'isWriter'>> {
  const names = new Names(backend);
  await names.refresh();
  const documents = new Documents(backend);
  const indexed = kind === 'ordinary' ? alwaysIndexed : indexedWhenRecorded;
  const reader = new Reader({ backend, names, documents, indexed });
  const store = await StoreWriter.open({ backend, names, documents, clock, reader });
  return { backend, reader, store };
}
