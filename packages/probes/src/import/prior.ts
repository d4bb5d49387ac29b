import { ALWAYS, type GraphWriter, type Instant, type TemporalGraph } from '@meshlapse/model';
import { decodeState, positionSource } from '../recorder/recorder-state.ts';
import { decodeParts, type ReadPart } from './import-position.ts';

/** What a graph holds of a cluster before a recording of it is imported. */
export interface Prior {
  /** How far this recording was read before. */
  readonly known: ReadPart | undefined;
  /** The recordings that were read before this one. */
  readonly others: readonly ReadPart[];
  /** Nothing else was read since. */
  readonly isNewest: boolean;
  /** The instant of the last event. */
  readonly held: Instant;
}

export async function loadPrior(
  graph: GraphWriter,
  cluster: string,
  identity: string,
): Promise<Prior> {
  const state = decodeState(await graph.position(positionSource(cluster)));
  const parts = decodeParts(state.source);
  const known = parts.find((part) => part.identity === identity);
  return {
    known,
    others: parts.filter((part) => part !== known),
    isNewest: known === undefined || known === parts.at(-1),
    held: state.at,
  };
}

/** The cluster that an object is recorded in, at any time. */
export async function clusterOf(graph: TemporalGraph, uid: string): Promise<string | undefined> {
  const view = await graph.view({ kind: 'between', interval: ALWAYS });
  const { handles } = await view.find({ kind: 'vertex', ids: [uid] }, 1);
  const [values] = await view.values('vertex', handles, 'cluster');
  const cluster = values?.[0];
  return typeof cluster === 'string' ? cluster : undefined;
}
