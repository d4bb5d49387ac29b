import type { Instant, Json } from '@meshlapse/model';
import { at, numberOf, objectOf, textOf } from '../json.ts';
import type { LabelState } from '../linking/facts.ts';

/** How one of a cluster's resources stands. */
export interface ResourceState {
  readonly resource: string;
  readonly kind: string;
  readonly label: string;
  readonly namespaced: boolean;
  isServed: boolean;
  isObserved: boolean;
  /** Whether its objects were ever known completely. */
  isSettled: boolean;
  /** It was observed when the recording ended, and is again if the recording goes on. */
  isPaused: boolean;
  /** Since when it is not observed; when it is, since when it was last. */
  lostAt: Instant;
  /** Why it was lost last. */
  lostBecause: string;
  /** What the list under way has brought so far. */
  listed: Set<string> | undefined;
}

/** How much is known of its objects. */
export function labelState({ isServed, isSettled, isObserved }: ResourceState): LabelState {
  if (!isServed) return 'absent';
  if (!isSettled) return 'pending';
  return isObserved ? 'settled' : 'lost';
}

export function encodeResources(states: Iterable<ResourceState>): Json {
  const entries = Array.from(states, ({ resource, listed: _, ...state }) => [
    resource,
    { ...state },
  ]);
  return Object.fromEntries(entries) as Json;
}

export function decodeResources(json: Json | undefined): Map<string, ResourceState> {
  const states = new Map<string, ResourceState>();
  for (const [resource, state] of Object.entries(objectOf(json) ?? {})) {
    states.set(resource, {
      resource,
      kind: textOf(at(state, 'kind')) ?? '',
      label: textOf(at(state, 'label')) ?? '',
      namespaced: at(state, 'namespaced') === true,
      isServed: at(state, 'isServed') === true,
      isObserved: at(state, 'isObserved') === true,
      isSettled: at(state, 'isSettled') === true,
      isPaused: at(state, 'isPaused') === true,
      lostAt: numberOf(at(state, 'lostAt')) ?? 0,
      lostBecause: textOf(at(state, 'lostBecause')) ?? '',
      listed: undefined,
    });
  }
  return states;
}
