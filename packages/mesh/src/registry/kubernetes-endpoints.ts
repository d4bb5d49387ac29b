import { byKey } from '../group.ts';
import type { EndpointSliceObject, SliceEndpoint } from '../objects/endpoint-slice.ts';
import { compareText } from '../objects/meta.ts';
import type { ServiceObject } from '../objects/service.ts';
import { isSubsetOfLabels, type Labels } from '../selectors.ts';
import type { Endpoint, Workload } from './endpoint.ts';
import type { Workloads } from './workloads.ts';

/** Endpoints of Kubernetes services: what their EndpointSlices list, and WorkloadEntries that they select. */
export class KubernetesEndpoints {
  readonly #slices: ReadonlyMap<string, readonly EndpointSliceObject[]>;
  readonly #workloads: Workloads;

  constructor(slices: readonly EndpointSliceObject[], workloads: Workloads) {
    this.#workloads = workloads;
    this.#slices = byKey(
      [...slices]
        .sort((a, b) => compareText(a.meta.name, b.meta.name))
        .map((slice) => [`${slice.meta.namespace}/${slice.service}`, slice] as const),
    );
  }

  of(service: ServiceObject): readonly Endpoint[] {
    const { namespace, name } = service.meta;
    const slices = this.#slices.get(`${namespace}/${name}`) ?? [];
    const listed = slices.flatMap((slice) => this.#ofSlice(slice, service.meta.labels));
    const isHeadlessOrAlias = service.clusterIps[0] === 'None' || service.type === 'ExternalName';
    return isHeadlessOrAlias ? once(listed) : [...once(listed), ...this.#selected(service)];
  }

  #ofSlice(slice: EndpointSliceObject, labels: Labels): readonly Endpoint[] {
    if (slice.addressType === 'FQDN') return [];
    return slice.endpoints.flatMap((endpoint) =>
      endpoint.addresses.flatMap((address) => {
        const workload = this.#behind(endpoint, address, slice.meta.namespace);
        if (!workload) return [];
        return slice.ports.map((port) => ({
          ...workload.endpoint,
          address,
          port: port.number ?? 0,
          portName: port.name,
          servicePort: undefined,
          health: health(endpoint, labels),
        }));
      }),
    );
  }

  /** `undefined` when the pod that is named does not exist: the endpoint is not used until it does. */
  #behind(endpoint: SliceEndpoint, address: string, namespace: string): Workload | undefined {
    const { pod: target } = endpoint;
    const pod = target
      ? this.#workloads.pod(target.namespace, target.name)
      : this.#workloads.podByIp(address, namespace);
    if (pod) return this.#workloads.ofPod(pod);
    return target ? undefined : this.#workloads.unknown(address, namespace);
  }

  #selected({ meta, selector, ports }: ServiceObject): readonly Endpoint[] {
    if (!selector) return [];
    const workloads = this.#workloads.entries.filter(
      ({ namespace, endpoint, address }) =>
        namespace === meta.namespace &&
        isAddress(address) &&
        isSubsetOfLabels(selector, endpoint.labels),
    );
    return ports.flatMap((port) =>
      workloads.flatMap((workload) => {
        const number = targetNumber(port, workload);
        if (number === undefined) return [];
        return {
          ...workload.endpoint,
          address: workload.address,
          port: number,
          portName: port.name,
          servicePort: undefined,
          health: 'healthy' as const,
        };
      }),
    );
  }
}

/** The workload's own port of the service port's name; for a target named in the service there is no other. */
function targetNumber(
  port: ServiceObject['ports'][number],
  workload: Workload,
): number | undefined {
  if (typeof port.targetPort === 'string') return workload.portNumbers.get(port.targetPort);
  return workload.portNumbers.get(port.name) || port.targetPort || port.number;
}

const SESSION_LABELS = ['istio.io/persistent-session', 'istio.io/persistent-session-header'];

/**
 * An endpoint that is not ready counts as terminating unless it says that it is not: such endpoints are never used,
 * while merely unhealthy ones are where a service wants to know of them.
 */
function health(
  { ready, serving, terminating }: SliceEndpoint,
  service: Labels,
): Endpoint['health'] {
  if (ready) return 'healthy';
  const keepsSessions = SESSION_LABELS.some((label) => service[label]);
  if (keepsSessions && (serving ?? true) && (terminating ?? true)) return 'draining';
  return (terminating ?? true) ? 'terminating' : 'unhealthy';
}

/** An address can be in two slices while it moves from one to the other. */
function once(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  const seen = new Map<string, Endpoint>();
  for (const endpoint of endpoints) {
    const key = `${endpoint.address} ${endpoint.portName}`;
    if (!seen.has(key)) seen.set(key, endpoint);
  }
  return [...seen.values()];
}

/** Whether it is an IP address and no name. */
export function isAddress(text: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(text) || /^[0-9a-f:]*:[0-9a-f:.]*$/i.test(text);
}
