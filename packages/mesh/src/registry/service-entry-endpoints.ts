import type { EntryPort, ServiceEntryObject } from '../objects/service-entry.ts';
import { isSubsetOfLabels } from '../selectors.ts';
import type { Endpoint, Workload } from './endpoint.ts';
import { isAddress } from './kubernetes-endpoints.ts';
import type { Workloads } from './workloads.ts';

/** The endpoints that a ServiceEntry gives one of its hosts: selected, written down, or the host itself. */
export function endpointsOfEntry(
  entry: ServiceEntryObject,
  host: string,
  workloads: Workloads,
): readonly Endpoint[] {
  const machines = machinesOf(entry, workloads);
  if (machines) {
    return entry.ports.flatMap((port) => machines.map((machine) => serving(machine, port)));
  }
  const itself = workloads.unknown(host, entry.meta.namespace);
  return entry.ports.map((port) => serving(itself, port));
}

/** `undefined` when the host's own name is to be asked for. */
function machinesOf(
  entry: ServiceEntryObject,
  workloads: Workloads,
): readonly Workload[] | undefined {
  const { namespace, name } = entry.meta;
  const isDns = entry.resolution === 'DNS' || entry.resolution === 'DNS_ROUND_ROBIN';
  const selector = entry.workloadSelector;
  if (selector) {
    if (Object.keys(selector).length === 0) return [];
    return [...workloads.entries, ...workloads.pods].filter(
      (workload) =>
        workload.namespace === namespace &&
        (isDns || isAddress(workload.address)) &&
        isSubsetOfLabels(selector, workload.endpoint.labels),
    );
  }
  if (isDns && entry.endpoints.length === 0) return undefined;
  return entry.endpoints.map((endpoint) => workloads.ofEndpoint(endpoint, namespace, name));
}

function serving({ endpoint, address, portNumbers }: Workload, port: EntryPort): Endpoint {
  const isSocket = address.startsWith('unix://');
  return {
    ...endpoint,
    address: isSocket ? address.slice('unix://'.length) : address,
    port: isSocket ? 0 : portNumbers.get(port.name) || port.targetPort || port.number,
    portName: port.name,
    servicePort: port.number,
    health: 'healthy',
  };
}
