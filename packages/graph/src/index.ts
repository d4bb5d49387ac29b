export type { DumpOptions } from './dump.ts';
export type { GraphStats, StoredGraph } from './graph-store.ts';
export { INDEXED_KEYS } from './indexed-keys.ts';
export {
  type OpenGraphOptions,
  type OpenWritableGraphOptions,
  openGraph,
  openWritableGraph,
} from './open-graph.ts';
export type { OrdinaryGraph } from './ordinary/ordinary-graph.ts';
export type { Graph } from './recorded-graph.ts';
