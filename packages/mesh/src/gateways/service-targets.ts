import type { Client } from '../client.ts';
import { serviceHost } from '../hosts.ts';
import type { Mesh } from '../mesh.ts';
import { compareText } from '../objects/meta.ts';
import type { PodObject } from '../objects/pod.ts';
import type { KubernetesPort, ServiceObject } from '../objects/service.ts';
import { protocolOfServicePort } from '../protocols.ts';
import { labelsSelector, selectorMatches } from '../selectors.ts';

/** A port of a service that a proxy itself serves. */
export interface ServiceTarget {
  readonly host: string;
  readonly namespace: string;
  /** Clients call this port... */
  readonly port: number;
  /** ...and arrive at this one. */
  readonly targetPort: number;
  /** Its service asks that Gateways' ports are taken as those of the proxy. */
  readonly keepsPorts: boolean;
}

const KEEPS_PORTS_LABEL = 'experimental.istio.io/disable-gateway-port-translation';

/** The services of its namespace that lead to a proxy, oldest first: they tell what a Gateway's ports mean to it. */
export function serviceTargets(mesh: Mesh, client: Client): readonly ServiceTarget[] {
  const pod = podOf(mesh, client);
  const labels = pod?.meta.labels ?? client.labels;
  return mesh.objects
    .of('Service')
    .filter(
      ({ meta, selector }) =>
        meta.namespace === client.namespace &&
        selector !== undefined &&
        selectorMatches(labelsSelector(selector), labels),
    )
    .toSorted(
      (a, b) => a.meta.creationTime - b.meta.creationTime || compareText(a.meta.name, b.meta.name),
    )
    .flatMap((service) => targetsOf(service, pod, mesh.settings.domain));
}

function podOf(mesh: Mesh, client: Client): PodObject | undefined {
  const pods = mesh.objects.of('Pod').filter(({ meta }) => meta.namespace === client.namespace);
  return (
    pods.find(({ meta }) => meta.name === client.name) ??
    pods.find(({ ips }) => ips.includes(client.ip))
  );
}

/** Of several ports that arrive at the same one and speak the same, the first counts. */
function targetsOf(
  service: ServiceObject,
  pod: PodObject | undefined,
  domain: string,
): readonly ServiceTarget[] {
  const seen = new Set<string>();
  return service.ports.flatMap((port) => {
    const targetPort = numberOf(port, pod);
    const key = `${targetPort} ${protocolOfServicePort(port)}`;
    if (targetPort === undefined || seen.has(key)) return [];
    seen.add(key);
    const { name, namespace, labels } = service.meta;
    return [
      {
        host: serviceHost(name, namespace, domain),
        namespace,
        port: port.number,
        targetPort,
        keepsPorts: Object.hasOwn(labels, KEEPS_PORTS_LABEL),
      },
    ];
  });
}

function numberOf(port: KubernetesPort, pod: PodObject | undefined): number | undefined {
  const { targetPort } = port;
  if (typeof targetPort === 'string') return pod?.portNumbers.get(targetPort);
  return targetPort || port.number;
}
