import type { Client } from '../client.ts';
import { MESH_GATEWAY } from '../gateway-reference.ts';
import type { Mesh } from '../mesh.ts';
import type { Scope } from './scope.ts';

/** The scope that a client's proxy works in. */
export function clientScope(mesh: Mesh, client: Client): Scope {
  const services = mesh.registry.visibleIn(client.namespace);
  const virtualServices = mesh.virtualServices.visibleIn(client.namespace, MESH_GATEWAY);
  return {
    namespace: client.namespace,
    sidecar: undefined,
    listeners: [{ egress: undefined, services, virtualServices }],
    services,
    serviceOfHost: new Map(services.map((service) => [service.host, service])),
    outboundTrafficPolicy: mesh.config.outboundTrafficPolicy,
  };
}
