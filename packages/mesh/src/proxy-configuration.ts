import type { Client } from './client.ts';
import { clientView } from './client-view.ts';
import { clientClusters } from './clusters/client-clusters.ts';
import { clientListeners } from './listeners/client-listeners.ts';
import type { Mesh } from './mesh.ts';
import type { Cluster } from './output/cluster.ts';
import type { Listener } from './output/listener.ts';
import type { RouteConfiguration } from './output/route.ts';
import { clientRoutes } from './routes/client-routes.ts';

/** All that a client's proxy does with outgoing traffic. */
export interface ProxyConfiguration {
  readonly listeners: readonly Listener[];
  readonly routes: Readonly<Record<string, RouteConfiguration>>;
  readonly clusters: Readonly<Record<string, Cluster>>;
}

/**
 * What Istio configures a client's proxy to do. Ask `clientListeners`, `clientRoutes` or `clientClusters` where one
 * part is enough; `followProbe` tells what happens to one request.
 */
export function proxyConfiguration(mesh: Mesh, client: Client): ProxyConfiguration {
  const view = clientView(mesh, client);
  return {
    listeners: clientListeners(view),
    routes: clientRoutes(view),
    clusters: clientClusters(view),
  };
}
