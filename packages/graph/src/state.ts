import { BEGINNING, type Instant } from '@meshlapse/model';
import { type Backend, ByteReader, ByteWriter, type Write } from '@meshlapse/store';
import { TABLE } from './layout.ts';

/** Counters of the graph, kept with every commit. */
export interface GraphState {
  /** The newest. */
  readonly transaction: Instant;
  readonly nextElement: number;
  readonly nextFact: number;
  /** Elements that were ever there, and the versions of all of them. */
  readonly vertices: number;
  readonly edges: number;
  readonly versions: number;
  readonly touches: number;
  /** The next id that an ordinary graph gives by itself. */
  readonly nextId: number;
}

const KEY = 'state';

const EMPTY: GraphState = {
  transaction: BEGINNING,
  nextElement: 1,
  nextFact: 1,
  vertices: 0,
  edges: 0,
  versions: 0,
  touches: 0,
  nextId: 0,
};

export async function readState(backend: Backend): Promise<GraphState> {
  const [bytes] = await backend.getMany(TABLE.meta, [KEY]);
  if (!bytes) return EMPTY;
  const reader = new ByteReader(bytes);
  return {
    transaction: reader.f64(),
    nextElement: reader.varint(),
    nextFact: reader.varint(),
    vertices: reader.varint(),
    edges: reader.varint(),
    versions: reader.varint(),
    touches: reader.varint(),
    nextId: reader.atEnd ? 0 : reader.varint(),
  };
}

export function stateWrite(state: GraphState): Write {
  const writer = new ByteWriter(64);
  writer.f64(state.transaction);
  writer.varint(state.nextElement);
  writer.varint(state.nextFact);
  writer.varint(state.vertices);
  writer.varint(state.edges);
  writer.varint(state.versions);
  writer.varint(state.touches);
  writer.varint(state.nextId);
  return { table: TABLE.meta, key: KEY, value: writer.finish() };
}
