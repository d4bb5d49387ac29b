import type { Instant, JsonObject } from '@meshlapse/model';

/**
 * What a recorder saw of a cluster: the lines of a recording, whether they come from a file or from a live API
 * server. See docs/reference/recording-format.md.
 *
 * `resource` is `group/version/plural`, in the core group `version/plural`. `observedAt` never goes back.
 */
export interface RecordingHeader {
  readonly type: 'HEADER';
  readonly observedAt: Instant;
  readonly cluster: string;
  /** The API server's `gitVersion`, when known. */
  readonly serverVersion: string | undefined;
}

/** The server serves this resource from now on (nothing is known of its objects yet), or no longer does. */
export interface DiscoveryEvent {
  readonly type: 'DISCOVERED' | 'UNDISCOVERED';
  readonly observedAt: Instant;
  readonly resource: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** One object of a list, or one event of a watch. `DELETED` carries the last state. */
export interface ObjectEvent {
  readonly type: 'LISTED' | 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly observedAt: Instant;
  readonly resource: string;
  readonly object: JsonObject;
}

/** The list is complete: the objects LISTED since the resource's last SYNCED are its contents. */
export interface SyncedEvent {
  readonly type: 'SYNCED';
  readonly observedAt: Instant;
  readonly resource: string;
  readonly resourceVersion: string;
  readonly count: number;
}

export interface BookmarkEvent {
  readonly type: 'BOOKMARK';
  readonly observedAt: Instant;
  readonly resource: string;
  readonly resourceVersion: string;
}

/** Nothing is known about the resource until its next SYNCED. */
export interface DisconnectedEvent {
  readonly type: 'DISCONNECTED';
  readonly observedAt: Instant;
  readonly resource: string;
  readonly reason: string;
}

/** The server refused to go on; `object` is its Status. A list follows. */
export interface WatchErrorEvent {
  readonly type: 'ERROR';
  readonly observedAt: Instant;
  readonly resource: string;
  readonly object: JsonObject;
}

export type RecordingEvent =
  | RecordingHeader
  | DiscoveryEvent
  | ObjectEvent
  | SyncedEvent
  | BookmarkEvent
  | DisconnectedEvent
  | WatchErrorEvent;

/** Takes events in order. The promise resolves when it is ready for the next: that is the back-pressure. */
export interface EventSink {
  write(event: RecordingEvent): Promise<void>;
}
