import type { OutboundMode, SidecarEgress, SidecarObject } from '../objects/sidecar.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';
import type { MeshService } from '../registry/mesh-service.ts';

/** One egress listener of a scope: what can be reached through it. */
export interface EgressScope {
  /** What the Sidecar wrote; `undefined` for the one that stands for no Sidecar at all. */
  readonly egress: SidecarEgress | undefined;
  /** Of each host those of one namespace, cut down to the listener's port where it has one. */
  readonly services: readonly MeshService[];
  /** Those bound to `mesh`, the one to be asked first in front. */
  readonly virtualServices: readonly VirtualServiceObject[];
}

/**
 * What the proxies of a namespace that one Sidecar (or none) applies to can reach.
 *
 * Equal for all of them, so it is made once.
 */
export interface Scope {
  readonly namespace: string;
  readonly sidecar: SidecarObject | undefined;
  /** In the order written; the one without a port catches everything. A router's has exactly one. */
  readonly listeners: readonly EgressScope[];
  /** All listeners' services and what their VirtualServices lead to, one a host: a proxy has clusters for these. */
  readonly services: readonly MeshService[];
  readonly serviceOfHost: ReadonlyMap<string, MeshService>;
  readonly outboundTrafficPolicy: OutboundMode;
}
