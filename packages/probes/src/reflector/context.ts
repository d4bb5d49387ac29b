import type { ClusterConnection } from './connect.ts';
import type { NewEvent } from './event-stream.ts';
import type { Outage } from './outage.ts';
import type { ReflectorSettings } from './settings.ts';
import type { Slots } from './slots.ts';

/** What the reflectors of one cluster share. */
export interface ReflectorContext {
  readonly connection: ClusterConnection;
  readonly settings: ReflectorSettings;
  readonly outage: Outage;
  /** Lists at a time: each may hold a resource of the cluster in memory. */
  readonly slots: Slots;
  /** Empty: the whole cluster. */
  readonly namespaces: readonly string[];
  readonly emit: (event: NewEvent) => Promise<void>;
  /** The server does not know the resource any more, it seems. */
  readonly onMissing: () => void;
}
