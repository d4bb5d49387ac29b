import type { Destination } from '../objects/http-route.ts';
import { clusterName } from '../output/cluster.ts';
import type { MeshService } from '../registry/mesh-service.ts';

/** Where traffic for an invalid backend of the Gateway API goes: a cluster that no proxy has. */
const UNKNOWN_SERVICE = 'UnknownService';

/**
 * The cluster that a destination names, whether a proxy has it or not.
 *
 * Without a port it is the service's only one, else that of the listener.
 */
export function destinationCluster(
  destination: Destination,
  service: MeshService | undefined,
  listenerPort: number,
): string {
  if (destination.host === '') return UNKNOWN_SERVICE;
  const [first, ...others] = service?.ports ?? [];
  const onlyPort = others.length === 0 ? first?.number : undefined;
  const host = service?.externalName || destination.host;
  return clusterName(destination.port ?? onlyPort ?? listenerPort, destination.subset, host);
}
