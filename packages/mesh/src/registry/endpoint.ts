import type { Labels } from '../selectors.ts';

/** One address that serves a port of a service. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
  /** The service's port that it serves, by name. */
  readonly portName: string;
  /** The same port by number, for endpoints of ServiceEntries: where names are alike, this decides. */
  readonly servicePort: number | undefined;
  /** The pod's or workload's labels, with those of its place (`topology.kubernetes.io/zone`...). */
  readonly labels: Labels;
  /** `region/zone/subzone`, as far as it is known. */
  readonly locality: string;
  readonly weight: number;
  readonly health: 'healthy' | 'unhealthy' | 'draining' | 'terminating';
  readonly nodeName: string | undefined;
  /** The SPIFFE name of its service account, when one is known. */
  readonly identity: string | undefined;
  /** Whether a proxy before it takes Istio's mutual TLS. */
  readonly takesMutualTls: boolean;
}

/** A pod or WorkloadEntry before it is known which port it serves. */
export interface Workload {
  readonly name: string;
  readonly namespace: string;
  readonly address: string;
  /** Its own numbers for ports, by name. */
  readonly portNumbers: ReadonlyMap<string, number>;
  readonly endpoint: Pick<
    Endpoint,
    'labels' | 'locality' | 'weight' | 'nodeName' | 'identity' | 'takesMutualTls'
  >;
}
