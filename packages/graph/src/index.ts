export type { DumpOptions } from './dump.ts';
export { INDEXED_KEYS } from './indexed-keys.ts';
export { type Graph, type GraphStats, type OpenGraphOptions, openGraph } from './open-graph.ts';
