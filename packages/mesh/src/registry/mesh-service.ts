import type { ExportTo } from '../objects/export-to.ts';
import type { TrafficDistribution } from '../objects/traffic-distribution.ts';
import type { Protocol } from '../protocols.ts';
import type { Labels } from '../selectors.ts';

export interface ServicePort {
  readonly number: number;
  readonly name: string;
  readonly protocol: Protocol;
}

/**
 * How a proxy finds a service's endpoints: `clientSide` knows them, `dns` and `dnsRoundRobin` ask a name server,
 * `passthrough` goes to the address that was dialled, `dynamicDns` asks for the name in each request (waypoints only),
 * `alias` is another name of some service (ExternalName).
 */
export type Resolution =
  | 'clientSide'
  | 'dns'
  | 'dnsRoundRobin'
  | 'passthrough'
  | 'dynamicDns'
  | 'alias';

/** Something that traffic can be sent to by its host: of a Kubernetes Service or a host of a ServiceEntry. */
export interface MeshService {
  readonly host: string;
  readonly namespace: string;
  /** The Kubernetes Service's name; of a ServiceEntry the host. */
  readonly name: string;
  /** The object it came from, `kind/namespace/name`. */
  readonly by: string;
  readonly source: 'kubernetes' | 'serviceEntry';
  readonly creationTime: number;
  readonly ports: readonly ServicePort[];
  readonly resolution: Resolution;
  /** Cluster IPs, or a ServiceEntry's addresses (which may be CIDRs); empty when it has none. */
  readonly addresses: readonly string[];
  readonly exportTo: ExportTo;
  readonly meshExternal: boolean;
  readonly labels: Labels;
  readonly selector: Labels | undefined;
  /** Where an alias points to. */
  readonly externalName: string | undefined;
  /** Hosts of ExternalName services that point here. */
  readonly aliases: readonly { readonly host: string; readonly namespace: string }[];
  readonly subjectAltNames: readonly string[];
  /** Kubernetes' headless service: no cluster IP. */
  readonly headless: boolean;
  readonly nodeLocal: boolean;
  readonly trafficDistribution: TrafficDistribution | undefined;
  /** Ports of a passthrough ServiceEntry that are sent to another one. */
  readonly passthroughTargetPorts: ReadonlyMap<number, number>;
}
