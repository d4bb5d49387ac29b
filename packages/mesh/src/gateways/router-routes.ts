import type { ClientView } from '../client-view.ts';
import type { RouteConfiguration } from '../output/route.ts';

/** The route configurations of a gateway's proxy, by name. */
export function routerRoutes(_view: ClientView): Readonly<Record<string, RouteConfiguration>> {
  return {};
}
