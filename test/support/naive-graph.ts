import {
  BEGINNING,
  type ChangeBatch,
  type Clock,
  CodedError,
  type Commit,
  contains,
  type ElementId,
  type ElementKind,
  type EndElement,
  FOREVER,
  type Gap,
  type GraphWriter,
  type Instant,
  type Json,
  type Mutation,
  type ObservationChange,
  type PutEdge,
  type PutVertex,
  systemClock,
  type TemporalGraph,
  type TimeSelection,
  type TouchVertex,
} from '@meshlapse/model';
import { keyOf } from './naive-values.ts';
import { type NaiveVersion, NaiveView } from './naive-view.ts';

/** Reasons of the two gaps that nobody wrote. */
export const NEVER_OBSERVED = 'not observed yet';
export const LEASE_ENDED = 'the recorder has not reported since';

export interface NaiveOptions {
  readonly clock?: Clock;
  /** Vertex property keys that the views call indexed. */
  readonly indexedKeys?: readonly string[];
}

/**
 * A temporal graph that is right because nothing in it is clever: arrays, and a filter over all of them for each
 * question. Other graphs are compared with it.
 *
 * Writes of one element come in time order; a write before what the element already holds is refused with
 * `WRITE_OUT_OF_ORDER`, one that does not fit the open elements with `WRITE_CONFLICT`. A write at the very instant
 * at which the open version began replaces it: a version that held at no instant is none.
 */
export class NaiveGraph implements TemporalGraph, GraphWriter {
  #versions: readonly NaiveVersion[] = [];
  #observations: readonly ObservationChange[] = [];
  #leases: readonly { readonly cluster: string; readonly at: Instant }[] = [];
  #transaction: Instant = BEGINNING;
  readonly #told: { readonly mutations: readonly Mutation[]; readonly transaction: Instant }[] = [];
  readonly #positions = new Map<string, Json>();
  readonly #clock: Clock;
  readonly #indexedKeys: readonly string[];

  constructor(options: NaiveOptions = {}) {
    this.#clock = options.clock ?? systemClock;
    this.#indexedKeys = options.indexedKeys ?? ['cluster', 'name', 'namespace', 'uid'];
  }

  view(time: TimeSelection): NaiveView {
    const { asKnownAt = FOREVER } = time;
    return new NaiveView(
      { time, transaction: Math.min(asKnownAt, this.#transaction) },
      {
        versions: this.#versionsKnownAt(asKnownAt),
        gaps: gapsOf(this.#observations, this.#leases),
        indexed: (kind: ElementKind, key: string) =>
          kind === 'vertex' && this.#indexedKeys.includes(key),
      },
    );
  }

  /** Of a graph that was told nothing of what was recorded later. */
  #versionsKnownAt(transaction: Instant): readonly NaiveVersion[] {
    if (transaction >= this.#transaction) return this.#versions;
    const graph = new NaiveGraph({ clock: this.#clock, indexedKeys: this.#indexedKeys });
    for (const told of this.#told) {
      if (told.transaction > transaction) break;
      for (const mutation of told.mutations) graph.#apply(mutation, told.transaction);
    }
    return graph.#versions;
  }

  async write(batch: ChangeBatch): Promise<Commit> {
    const before = [this.#versions, this.#observations, this.#leases] as const;
    const transaction = Math.max(this.#transaction + 1, this.#clock.now());
    try {
      for (const mutation of batch.mutations) this.#apply(mutation, transaction);
    } catch (error) {
      [this.#versions, this.#observations, this.#leases] = before;
      throw error;
    }
    this.#told.push({ mutations: batch.mutations, transaction });
    if (batch.position) this.#positions.set(batch.position.source, batch.position.value);
    this.#transaction = transaction;
    return { transaction };
  }

  async position(source: string): Promise<Json | undefined> {
    return this.#positions.get(source);
  }

  #apply(mutation: Mutation, transaction: Instant): void {
    switch (mutation.kind) {
      case 'putVertex':
      case 'putEdge':
        this.#put(mutation, transaction);
        break;
      case 'touchVertex':
        this.#touch(mutation);
        break;
      case 'endVertex':
      case 'endEdge':
        this.#end(mutation);
        break;
      case 'observed':
      case 'unobserved':
        this.#observe(mutation);
        break;
      case 'observedUntil':
        this.#leases = [...this.#leases, mutation];
    }
  }

  #put(put: PutVertex | PutEdge, transaction: Instant): void {
    const kind = put.kind === 'putVertex' ? 'vertex' : 'edge';
    const own = this.#versions.filter(sameElement(kind, put.id));
    const open = own.find(isOpen);
    if (own.some(({ valid }) => (valid.to === FOREVER ? valid.from : valid.to) > put.at)) {
      throw outOfOrder(put);
    }
    const ends = put.kind === 'putEdge' ? this.#endsOf(put) : undefined;
    const moved = ends && own[0]?.ends && JSON.stringify(ends) !== JSON.stringify(own[0].ends);
    if (moved || (own[0] && own[0].label !== put.label)) {
      throw conflict(put, 'has another label or other ends');
    }
    if (open) this.#replace(open, { ...open, valid: { from: open.valid.from, to: put.at } });
    const version: NaiveVersion = {
      kind,
      element: own[0]?.element ?? this.#versions.length,
      id: put.id,
      label: put.label,
      valid: { from: put.at, to: FOREVER },
      recorded: transaction,
      properties: put.properties,
      document: put.kind === 'putVertex' ? put.document : undefined,
      touches: [],
      ends,
    };
    this.#versions = [...this.#versions, version];
  }

  #endsOf(put: PutEdge): { out: number; in: number } {
    const [out, into] = [put.out, put.in].map((id) => this.#open('vertex', id));
    if (!out || !into) throw conflict(put, 'has an end that is not open');
    if (![out, into].every(({ element }) => this.#livesFrom(element, put.at)))
      throw outOfOrder(put);
    return { out: out.element, in: into.element };
  }

  /** Whether an open vertex was there from `at` on without a break. */
  #livesFrom(element: number, at: Instant): boolean {
    const own = this.#versions.filter((version) => version.element === element);
    const later = own.filter(({ valid }) => valid.to > at && valid.to < FOREVER);
    return (
      own.some(({ valid }) => contains(valid, at)) &&
      later.every(({ valid }) => own.some((next) => next.valid.from === valid.to))
    );
  }

  #touch(touch: TouchVertex): void {
    const open = this.#open('vertex', touch.id);
    if (!open) throw conflict(touch, 'is not open');
    if (touch.at < Math.max(open.valid.from, ...open.touches.map(({ at }) => at))) {
      throw outOfOrder(touch);
    }
    const { at, properties } = touch;
    this.#replace(open, { ...open, touches: [...open.touches, { at, properties }] });
  }

  #end(end: EndElement): void {
    const kind = end.kind === 'endVertex' ? 'vertex' : 'edge';
    const open = this.#open(kind, end.id);
    if (!open) throw conflict(end, 'is not open');
    if (end.at < open.valid.from) throw outOfOrder(end);
    const isEnd = ({ ends }: NaiveVersion) =>
      ends?.out === open.element || ends?.in === open.element;
    if (this.#versions.some((version) => isEnd(version) && version.valid.to > end.at)) {
      throw conflict(end, 'still has edges');
    }
    this.#replace(open, { ...open, valid: { from: open.valid.from, to: end.at } });
  }

  #observe(change: ObservationChange): void {
    const own = this.#observations.filter(sameResource(change));
    if (own.some(({ at }) => at > change.at)) {
      throw outOfOrder({ kind: change.kind, id: change.resource, at: change.at });
    }
    this.#observations = [...this.#observations, change];
  }

  #open(kind: ElementKind, id: ElementId): NaiveVersion | undefined {
    return this.#versions.filter(sameElement(kind, id)).find(isOpen);
  }

  #replace(old: NaiveVersion, by: NaiveVersion): void {
    this.#versions = this.#versions.map((version) => (version === old ? by : version));
  }
}

/**
 * The complement of what was observed, for each cluster and resource.
 *
 * Nothing is observed before the first observation. One that is still open counts up to the cluster's newest lease;
 * without a lease it says nothing but that watching began.
 */
function gapsOf(
  changes: readonly ObservationChange[],
  leases: readonly { readonly cluster: string; readonly at: Instant }[],
): readonly Gap[] {
  const firsts = changes.filter((change, i) => changes.findIndex(sameResource(change)) === i);
  return firsts
    .flatMap(({ cluster, resource, label }) => {
      const own = changes.filter(sameResource({ cluster, resource }));
      const lease = Math.max(
        BEGINNING,
        ...leases.filter((other) => other.cluster === cluster).map(({ at }) => at),
      );
      const gap = (from: Instant, to: Instant, reason: string): Gap[] =>
        from < to ? [{ cluster, resource, label, from, to, reason }] : [];
      const gaps: Gap[] = [];
      let unobserved: { from: Instant; reason: string } | undefined = {
        from: BEGINNING,
        reason: NEVER_OBSERVED,
      };
      let observedFrom: Instant = BEGINNING;
      for (const { kind, at, reason } of own) {
        if (kind === 'unobserved') unobserved ??= { from: at, reason };
        else if (unobserved) {
          gaps.push(...gap(unobserved.from, at, unobserved.reason));
          unobserved = undefined;
          observedFrom = at;
        }
      }
      const last = unobserved ?? { from: Math.max(observedFrom, lease), reason: LEASE_ENDED };
      return [...gaps, ...gap(last.from, FOREVER, last.reason)];
    })
    .sort(
      (a, b) => order(a.cluster, b.cluster) || order(a.resource, b.resource) || a.from - b.from,
    );
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function sameElement(kind: ElementKind, id: ElementId): (version: NaiveVersion) => boolean {
  return (version) => version.kind === kind && keyOf(version.id) === keyOf(id);
}

function sameResource(a: { readonly cluster: string; readonly resource: string }) {
  return (b: ObservationChange): boolean => a.cluster === b.cluster && a.resource === b.resource;
}

function isOpen(version: NaiveVersion): boolean {
  return version.valid.to === FOREVER;
}

function outOfOrder(write: { kind: string; id: ElementId; at: Instant }): CodedError {
  return new CodedError({
    code: 'WRITE_OUT_OF_ORDER',
    category: 'conflict',
    message: `${write.kind} of ${keyOf(write.id)} at ${write.at} is earlier than what is held.`,
  });
}

function conflict(write: { kind: string; id: ElementId }, what: string): CodedError {
  return new CodedError({
    code: 'WRITE_CONFLICT',
    category: 'conflict',
    message: `${write.kind}: ${keyOf(write.id)} ${what}.`,
  });
}
