import type { Client } from '../client.ts';
import { MESH_GATEWAY } from '../gateway-reference.ts';
import type { Mesh } from '../mesh.ts';
import type { SidecarObject } from '../objects/sidecar.ts';
import { atUsedPorts, destinationService, destinationsOf } from './destinations.ts';
import { atListenerPort, egressScope } from './egress-scope.ts';
import { ImportedServices } from './imported-services.ts';
import type { EgressScope, Scope } from './scope.ts';

const scopes = new WeakMap<Mesh, Map<string, Scope>>();

/** The scope that a client's proxy works in: one object for all clients that share it. */
export function clientScope(mesh: Mesh, client: Client): Scope {
  const sidecar = client.type === 'router' ? undefined : mesh.sidecars.of(client);
  const key = [client.type, client.namespace, sidecar?.meta.namespace, sidecar?.meta.name].join(
    ' ',
  );
  let known = scopes.get(mesh);
  if (!known) {
    known = new Map();
    scopes.set(mesh, known);
  }
  const found =
    known.get(key) ??
    (client.type === 'router'
      ? routerScope(mesh, client.namespace)
      : sidecarScope(mesh, client.namespace, sidecar));
  known.set(key, found);
  return found;
}

/** A router reaches all that is exported to its namespace; Sidecars do not apply to it. */
function routerScope(mesh: Mesh, namespace: string): Scope {
  const services = mesh.registry.visibleIn(namespace);
  const imported = new ImportedServices();
  for (const service of services) imported.add(service);
  const virtualServices = mesh.virtualServices.visibleIn(namespace, MESH_GATEWAY);
  return {
    namespace,
    sidecar: undefined,
    listeners: [{ egress: undefined, services, virtualServices }],
    services: [...imported.byHost.values()],
    serviceOfHost: imported.byHost,
    outboundTrafficPolicy: mesh.config.outboundTrafficPolicy,
  };
}

function sidecarScope(mesh: Mesh, namespace: string, sidecar: SidecarObject | undefined): Scope {
  const written = sidecar?.egress ?? [];
  const listeners = (written.length > 0 ? written : [undefined]).map((egress) =>
    egressScope(mesh, namespace, egress),
  );
  const imported = new ImportedServices();
  for (const listener of listeners) {
    for (const service of listener.services) imported.add(service);
    importDestinations(mesh, namespace, listener, imported);
  }
  return {
    namespace,
    sidecar,
    listeners,
    services: [...imported.byHost.values()],
    serviceOfHost: imported.byHost,
    outboundTrafficPolicy: sidecar?.outboundTrafficPolicy ?? mesh.config.outboundTrafficPolicy,
  };
}

/** Adds what a listener's VirtualServices lead to, unless the host is there already. */
function importDestinations(
  mesh: Mesh,
  namespace: string,
  listener: EgressScope,
  imported: ImportedServices,
): void {
  const hasPort = listener.egress?.port?.number && listener.egress.port.protocol !== 'http_proxy';
  for (const object of listener.virtualServices) {
    for (const [host, ports] of destinationsOf(object, namespace)) {
      const service = destinationService(mesh, host, namespace);
      if (!service) continue;
      const reached = hasPort
        ? atListenerPort(service, listener.egress)
        : atUsedPorts(service, ports);
      if (reached) imported.add(reached);
    }
  }
}
