import type { Json, JsonObject } from './json.ts';
import type { Instant } from './time.ts';
import type { ElementId, PropertyMap } from './values.ts';

/** A vertex looks like this from `at` on. Begins a life, or the next version of the one that is open. */
export interface PutVertex {
  readonly kind: 'putVertex';
  readonly id: ElementId;
  readonly label: string;
  readonly at: Instant;
  readonly properties: PropertyMap;
  readonly document?: JsonObject;
}

/**
 * New values of properties whose change makes no version (`resourceVersion`, heartbeats).
 *
 * They are read as of any instant like other properties, but `history()` and intervals do not see them.
 */
export interface TouchVertex {
  readonly kind: 'touchVertex';
  readonly id: ElementId;
  readonly at: Instant;
  readonly properties: PropertyMap;
}

/** An edge looks like this from `at` on. Its label and ends never change. */
export interface PutEdge {
  readonly kind: 'putEdge';
  readonly id: ElementId;
  readonly label: string;
  readonly out: ElementId;
  readonly in: ElementId;
  readonly at: Instant;
  readonly properties: PropertyMap;
}

/**
 * The element is gone from `at` on. The edges of a vertex end first, by mutations of their own.
 *
 * `notBefore` is set when the end was not seen: it lies in `[notBefore, at]`.
 */
export interface EndElement {
  readonly kind: 'endVertex' | 'endEdge';
  readonly id: ElementId;
  readonly at: Instant;
  readonly notBefore?: Instant;
}

/** From `at` on a cluster's resource is observed, or no longer is. */
export interface ObservationChange {
  readonly kind: 'observed' | 'unobserved';
  readonly cluster: string;
  readonly resource: string;
  readonly label: string;
  readonly at: Instant;
  readonly reason: string;
}

/**
 * A lease: what a cluster's recorder holds to be observed may be taken as observed until `at`.
 *
 * A recorder that dies says no more, so an open observation counts only up to here.
 */
export interface ObservationLease {
  readonly kind: 'observedUntil';
  readonly cluster: string;
  readonly at: Instant;
}

export type Mutation =
  | PutVertex
  | TouchVertex
  | PutEdge
  | EndElement
  | ObservationChange
  | ObservationLease;

/**
 * Mutations that are kept all or none, in order.
 *
 * `position` is where the source stands after them; it is kept in the same transaction.
 */
export interface ChangeBatch {
  readonly mutations: readonly Mutation[];
  readonly position?: { readonly source: string; readonly value: Json };
}

export interface Commit {
  /** Strictly increases from commit to commit, whatever the clock does. */
  readonly transaction: Instant;
}

export interface GraphWriter {
  /**
   * Resolves when the batch is durable. Validates the whole batch before it writes anything.
   *
   * @throws {CodedError} and changes nothing.
   */
  write(batch: ChangeBatch): Promise<Commit>;

  /** The last position kept for a source. */
  position(source: string): Promise<Json | undefined>;
}
