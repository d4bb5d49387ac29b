import type { ClientView } from '../client-view.ts';
import type { WeightedDestination } from '../objects/http-route.ts';
import type { StreamShare } from '../output/cluster.ts';
import { destinationCluster } from './destination-cluster.ts';

/**
 * Where a `tcp` or `tls` route sends connections; `undefined` for one that names nothing, which does nothing.
 *
 * @param port of the listener, for destinations that leave theirs open.
 */
export function streamShares(
  route: readonly WeightedDestination[],
  { view, port }: { readonly view: ClientView; readonly port: number },
): readonly StreamShare[] | undefined {
  const cluster = (destination: WeightedDestination) =>
    destinationCluster(destination, view.scope.serviceOfHost.get(destination.host), port);
  const [only, ...others] = route;
  if (!only) return undefined;
  if (others.length === 0) return [{ cluster: cluster(only) }];
  return route
    .filter(({ weight }) => (weight ?? 0) > 0)
    .map((destination) => ({ cluster: cluster(destination), weight: destination.weight }));
}
