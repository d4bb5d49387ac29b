import type { ClientView } from '../client-view.ts';
import type { RouteConfiguration } from '../output/route.ts';

/** The route configurations of a sidecar's outbound listeners, by name. */
export function sidecarRoutes(_view: ClientView): Readonly<Record<string, RouteConfiguration>> {
  return {};
}
