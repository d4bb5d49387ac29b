import type { ClientView } from '../client-view.ts';
import type { Cluster } from '../output/cluster.ts';

/** The clusters of a client's proxy, by name. */
export function clientClusters(_view: ClientView): Readonly<Record<string, Cluster>> {
  return {};
}
