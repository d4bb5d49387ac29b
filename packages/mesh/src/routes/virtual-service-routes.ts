import type { ClientView } from '../client-view.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';
import type { Route } from '../output/route.ts';

/** Where the routes of a VirtualService are to be used. */
export interface RouteContext {
  readonly view: ClientView;
  /** The gateways that the listener is of: `mesh`, or `namespace/name`. */
  readonly gateways: ReadonlySet<string>;
  /** The listener's port: what `match.port` is compared with, and the port of destinations that name none. */
  readonly port: number;
}

/**
 * The routes that a VirtualService gives a client's proxy there, in order of evaluation.
 *
 * None when no match is for this client: the VirtualService is then as if it were not there.
 */
export function virtualServiceRoutes(
  _object: VirtualServiceObject,
  _context: RouteContext,
): readonly Route[] {
  return [];
}
