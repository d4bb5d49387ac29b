import type { ClientView } from '../client-view.ts';
import { routerRoutes } from '../gateways/router-routes.ts';
import type { RouteConfiguration } from '../output/route.ts';
import { sidecarRoutes } from './sidecar-routes.ts';

/** The route configurations of a client's proxy, by name. */
export function clientRoutes(view: ClientView): Readonly<Record<string, RouteConfiguration>> {
  return view.client.type === 'router' ? routerRoutes(view) : sidecarRoutes(view);
}
