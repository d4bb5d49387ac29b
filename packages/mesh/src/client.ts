import type { Labels } from './selectors.ts';

/** A proxy whose view of the mesh is asked for. */
export interface Client {
  readonly name: string;
  readonly namespace: string;
  /** As Istio has them of a proxy: its pod's, and `withPlace` those of where it runs. */
  readonly labels: Labels;
  readonly ip: string;
  /** `sidecar` runs beside an application, `router` is a gateway. */
  readonly type: 'sidecar' | 'router';
  /** `region/zone/subzone`, as far as it is known. */
  readonly locality?: string | undefined;
}
