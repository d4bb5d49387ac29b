import type { Instant } from '@meshlapse/model';
import type { RecordingEvent } from '../recording/events.ts';

/** How a recording of a live cluster is getting on. */
export interface RecordingStatus {
  readonly cluster: string;
  /** Resources that the cluster serves. */
  readonly resources: number;
  /** Those of them that are being followed. */
  readonly synced: number;
  /** All lines so far. */
  readonly events: number;
  readonly eventsPerSecond: number;
  /** Resources that are not observed now, sorted. */
  readonly gaps: readonly {
    readonly resource: string;
    readonly reason: string;
    readonly since: Instant;
  }[];
}

interface ResourceState {
  readonly since: Instant;
  readonly isSynced: boolean;
  /** Set when the stream was told. */
  readonly reason: string | undefined;
}

/** Keeps count of what goes through an event stream. */
export class StatusBoard {
  readonly #cluster: string;
  readonly #resources = new Map<string, ResourceState>();
  #events = 0;
  #reportedEvents = 0;
  #reportedAt = performance.now();

  constructor(cluster: string) {
    this.#cluster = cluster;
  }

  observe(event: RecordingEvent): void {
    this.#events++;
    const since = event.observedAt;
    switch (event.type) {
      case 'DISCOVERED':
        this.#resources.set(event.resource, { since, isSynced: false, reason: undefined });
        break;
      case 'UNDISCOVERED':
        this.#resources.delete(event.resource);
        break;
      case 'SYNCED':
        this.#resources.set(event.resource, { since, isSynced: true, reason: undefined });
        break;
      case 'DISCONNECTED':
        this.#resources.set(event.resource, { since, isSynced: false, reason: event.reason });
        break;
      case 'ERROR':
        this.#resources.set(event.resource, { since, isSynced: false, reason: 'refused' });
        break;
      case 'HEADER':
      case 'LISTED':
      case 'ADDED':
      case 'MODIFIED':
      case 'DELETED':
      case 'BOOKMARK':
        break;
    }
  }

  /** Resources that are being followed. */
  get synced(): readonly string[] {
    return [...this.#resources].flatMap(([name, { isSynced }]) => (isSynced ? [name] : []));
  }

  /** Counts events a second since the report before. */
  report(): RecordingStatus {
    const now = performance.now();
    const seconds = Math.max((now - this.#reportedAt) / 1000, 0.001);
    const eventsPerSecond = (this.#events - this.#reportedEvents) / seconds;
    this.#reportedAt = now;
    this.#reportedEvents = this.#events;
    const gaps = [...this.#resources].flatMap(([resource, { reason, since }]) =>
      reason === undefined ? [] : [{ resource, reason, since }],
    );
    return {
      cluster: this.#cluster,
      resources: this.#resources.size,
      synced: this.synced.length,
      events: this.#events,
      eventsPerSecond,
      gaps: gaps.sort((a, b) => (a.resource < b.resource ? -1 : 1)),
    };
  }
}
