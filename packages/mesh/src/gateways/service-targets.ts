import type { Client } from '../client.ts';
import { serviceHost } from '../hosts.ts';
import type { Mesh } from '../mesh.ts';
import { compareText } from '../objects/meta.ts';
import type { PodObject } from '../objects/pod.ts';
import type { KubernetesPort, ServiceObject } from '../objects/service.ts';
import { protocolOfServicePort } from '../protocols.ts';
import type { MeshService } from '../registry/mesh-service.ts';
import { isSubsetOfLabels, type Labels } from '../selectors.ts';

/** A port of a service that a proxy itself serves. */
export interface ServiceTarget {
  readonly host: string;
  readonly namespace: string;
  readonly creationTime: number;
  /** Clients call this port... */
  readonly port: number;
  /** ...and arrive at this one. */
  readonly targetPort: number;
  /** Its service asks that Gateways' ports are taken as those of the proxy. */
  readonly keepsPorts: boolean;
}

/**
 * The ports of services of its namespace that lead to a proxy, of the oldest service first: they tell what a Gateway's
 * ports mean to it.
 */
export function serviceTargets(mesh: Mesh, client: Client): readonly ServiceTarget[] {
  const selecting = selectingTargets(mesh, client);
  const kubernetes = selecting.length > 0 ? selecting : servedTargets(mesh, client, 'kubernetes');
  return [...kubernetes, ...servedTargets(mesh, client, 'serviceEntry')].sort(
    (a, b) => a.creationTime - b.creationTime || compareText(a.host, b.host),
  );
}

function selectingTargets(mesh: Mesh, client: Client): readonly ServiceTarget[] {
  const { workloads } = mesh.endpoints;
  const pod =
    workloads.pod(client.namespace, client.name) ?? workloads.podByIp(client.ip, client.namespace);
  const labels = pod?.meta.labels ?? client.labels;
  return mesh.objects
    .of('Service')
    .filter(({ meta }) => meta.namespace === client.namespace)
    .filter(({ selector }) => selector !== undefined && isSubsetOfLabels(selector, labels))
    .flatMap((service) => targetsOf(service, pod, mesh.settings.domain));
}

/** Of several ports that arrive at the same one and speak the same, the first counts. */
function targetsOf(
  service: ServiceObject,
  pod: PodObject | undefined,
  domain: string,
): readonly ServiceTarget[] {
  const { name, namespace, labels, creationTime } = service.meta;
  const seen = new Set<string>();
  return service.ports.flatMap((port) => {
    const targetPort = numberOf(port, pod);
    const key = `${targetPort} ${protocolOfServicePort(port)}`;
    if (targetPort === undefined || seen.has(key)) return [];
    seen.add(key);
    const host = serviceHost(name, namespace, domain);
    const keepsPorts = asksToKeepPorts(labels);
    return [{ host, namespace, creationTime, port: port.number, targetPort, keepsPorts }];
  });
}

function numberOf(port: KubernetesPort, pod: PodObject | undefined): number | undefined {
  const { targetPort } = port;
  if (typeof targetPort === 'string') return pod?.portNumbers.get(targetPort);
  return targetPort || port.number;
}

/** Services that name the proxy's address among their endpoints. */
function servedTargets(
  mesh: Mesh,
  client: Client,
  source: MeshService['source'],
): readonly ServiceTarget[] {
  return mesh.registry.services
    .filter((service) => service.source === source && service.namespace === client.namespace)
    .flatMap((service) => {
      const { host, namespace, creationTime, labels } = service;
      const own = mesh.endpoints.of(service).filter(({ address }) => address === client.ip);
      return own.flatMap(({ portName, servicePort, port: targetPort }) => {
        const port = servicePort ?? service.ports.find(({ name }) => name === portName)?.number;
        if (port === undefined) return [];
        const keepsPorts = asksToKeepPorts(labels);
        return [{ host, namespace, creationTime, port, targetPort, keepsPorts }];
      });
    });
}

function asksToKeepPorts(labels: Labels): boolean {
  return Object.hasOwn(labels, 'experimental.istio.io/disable-gateway-port-translation');
}
