import { BEGINNING, type Instant, type Json } from '@meshlapse/model';
import { at, numberOf, textOf } from '../json.ts';
import { decodeResources, encodeResources, type ResourceState } from './resource-table.ts';

/** What a recorder must know to go on, beside the objects: it is kept with every batch. */
export interface RecorderState {
  /** The instant of the last event. */
  at: Instant;
  /** When the present recording or watching began. */
  startedAt: Instant;
  serverVersion: string | undefined;
  readonly resources: Map<string, ResourceState>;
}

export function encodeState(state: RecorderState, source: Json): Json {
  return {
    at: state.at,
    startedAt: state.startedAt,
    serverVersion: state.serverVersion ?? null,
    resources: encodeResources(state.resources.values()),
    source,
  };
}

export function decodeState(json: Json | undefined): RecorderState & { readonly source: Json } {
  return {
    at: numberOf(at(json, 'at')) ?? BEGINNING,
    startedAt: numberOf(at(json, 'startedAt')) ?? BEGINNING,
    serverVersion: textOf(at(json, 'serverVersion')),
    resources: decodeResources(at(json, 'resources')),
    source: at(json, 'source') ?? null,
  };
}

/** The source that a cluster's recorder keeps its position under. */
export function positionSource(cluster: string): string {
  return `recorder:${cluster}`;
}
