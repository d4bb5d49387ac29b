import type { ClientView } from '../client-view.ts';
import type { MeshService } from '../registry/mesh-service.ts';

/** Where the routes of a VirtualService are to be used. */
export interface RouteContext {
  readonly view: ClientView;
  /** The gateways that the listener is of: `mesh`, or `namespace/name`. */
  readonly gateways: ReadonlySet<string>;
  /** The listener's port: what `match.port` is compared with, and the port of destinations that name none. */
  readonly port: number;
  /** The service of a destination's host, cut down to the ports that count here. */
  readonly serviceOf: (host: string) => MeshService | undefined;
  /** Whether clients speak TLS with the listener. */
  readonly isTls?: boolean;
}
