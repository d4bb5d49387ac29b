import { objectName } from '../objects/meta.ts';
import type { ServiceEntryObject } from '../objects/service-entry.ts';
import { readTrafficDistribution } from '../objects/traffic-distribution.ts';
import type { MeshService, Resolution } from './mesh-service.ts';

const RESOLUTIONS: Readonly<Record<ServiceEntryObject['resolution'], Resolution>> = {
  NONE: 'passthrough',
  STATIC: 'clientSide',
  DNS: 'dns',
  DNS_ROUND_ROBIN: 'dnsRoundRobin',
  DYNAMIC_DNS: 'dynamicDns',
};

/** The services of a ServiceEntry: one for each host and address. */
export function servicesOfEntry(entry: ServiceEntryObject): readonly MeshService[] {
  const addresses = entry.addresses.map(withoutFullMask);
  return entry.hosts.flatMap((host) => {
    const service = serviceOfEntry(entry, host);
    return addresses.length === 0
      ? [service]
      : addresses.map((address) => ({ ...service, addresses: [address] }));
  });
}

function serviceOfEntry(entry: ServiceEntryObject, host: string): MeshService {
  const { meta } = entry;
  const resolution = RESOLUTIONS[entry.resolution];
  return {
    host,
    namespace: meta.namespace,
    name: host,
    by: objectName('ServiceEntry', meta),
    source: 'serviceEntry',
    creationTime: meta.creationTime,
    ports: entry.ports.map(({ number, name, protocol }) => ({ number, name, protocol })),
    resolution,
    addresses: [],
    exportTo: entry.exportTo,
    meshExternal: entry.meshExternal,
    labels: meta.labels,
    selector: entry.workloadSelector,
    externalName: undefined,
    aliases: [],
    subjectAltNames: entry.subjectAltNames,
    headless: false,
    nodeLocal: false,
    trafficDistribution: readTrafficDistribution(undefined, meta.annotations),
    passthroughTargetPorts: new Map(
      resolution === 'passthrough'
        ? entry.ports.flatMap((port) =>
            port.targetPort === undefined ? [] : [[port.number, port.targetPort] as const],
          )
        : [],
    ),
  };
}

/** A CIDR of one address is that address. */
function withoutFullMask(address: string): string {
  const full = address.includes(':') ? '/128' : '/32';
  return address.endsWith(full) ? address.slice(0, -full.length) : address;
}
