import type { ClientView } from '../client-view.ts';
import type { GatewayObject } from '../objects/gateway.ts';
import { isSubsetOfLabels } from '../selectors.ts';
import { type ServiceTarget, serviceTargets } from './service-targets.ts';

/** A Gateway that configures a proxy. */
export interface SelectedGateway {
  readonly gateway: GatewayObject;
  /** The ports of the proxy that a server's port stands for. */
  readonly portsOf: (port: number) => readonly number[];
}

/** The Gateways that configure a proxy, oldest first. A selector reaches proxies of every namespace. */
export function selectedGateways({ mesh, client }: ClientView): readonly SelectedGateway[] {
  const targets = serviceTargets(mesh, client);
  return mesh.gateways.flatMap((gateway) => {
    const { selector, services, meta } = gateway;
    if (services !== undefined) {
      const own = targets.filter(
        ({ host, namespace }) => services.includes(host) && namespace === meta.namespace,
      );
      return own.length > 0 ? [{ gateway, portsOf: targetPorts(own) }] : [];
    }
    const isSelected = isSubsetOfLabels(selector ?? {}, client.labels);
    return isSelected ? [{ gateway, portsOf: translatedPort(targets) }] : [];
  });
}

/** A port that a service leads here is that service's target port; any other is meant literally. */
function translatedPort(targets: readonly ServiceTarget[]) {
  return (number: number) => {
    const found = targets.find(({ port, keepsPorts }) => port === number && !keepsPorts);
    return [found?.targetPort ?? number];
  };
}

function targetPorts(targets: readonly ServiceTarget[]) {
  return (number: number) => {
    const found = targets.filter(({ port }) => port === number);
    return [...new Set(found.map(({ targetPort }) => targetPort))];
  };
}
