import type { Labels } from '../selectors.ts';

/** One address that serves a port of a service. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
  /** The service's port that it serves, by name. */
  readonly portName: string;
  /** The pod's or workload's labels, with those of its place (`topology.kubernetes.io/zone`...). */
  readonly labels: Labels;
  /** `region/zone/subzone`, as far as it is known. */
  readonly locality: string;
  readonly weight: number | undefined;
  readonly health: 'healthy' | 'unhealthy' | 'draining' | 'terminating';
  readonly nodeName: string | undefined;
  readonly serviceAccount: string | undefined;
  readonly network: string;
}
