import type { Labels } from '../selectors.ts';
import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';

/** A machine that serves: of a WorkloadEntry, or written inside a ServiceEntry. */
export interface WorkloadEndpoint {
  readonly address: string;
  /** Its own numbers for the service's ports, by name. */
  readonly ports: ReadonlyMap<string, number>;
  readonly labels: Labels;
  readonly locality: string | undefined;
  readonly weight: number | undefined;
  readonly network: string | undefined;
  readonly serviceAccount: string | undefined;
}

export interface WorkloadEntryObject {
  readonly kind: 'WorkloadEntry';
  readonly meta: ObjectMeta;
  readonly endpoint: WorkloadEndpoint;
  /** False where a health check is asked for and has not succeeded. */
  readonly healthy: boolean;
}

export function readWorkloadEntry(object: Fields): WorkloadEntryObject {
  const meta = readMeta(object);
  const endpoint = readWorkloadEndpoint(object.object('spec'));
  const isHealthChecked =
    meta.annotations['proxy.istio.io/health-checks-enabled']?.toLowerCase() === 'true';
  return {
    kind: 'WorkloadEntry',
    meta,
    endpoint: { ...endpoint, labels: { ...endpoint.labels, ...meta.labels } },
    healthy: !isHealthChecked || isHealthy(object.object('status')),
  };
}

function isHealthy(status: Fields): boolean {
  return status
    .objects('conditions')
    .some((item) => item.text('type') === 'Healthy' && item.text('status') === 'True');
}

export function readWorkloadEndpoint(spec: Fields): WorkloadEndpoint {
  const ports = spec.object('ports');
  const numbers = ports.keys.flatMap((name) => {
    const number = ports.integer(name);
    return number === undefined ? [] : [[name, number] as const];
  });
  return {
    address: spec.text('address') ?? '',
    ports: new Map(numbers),
    labels: spec.labels('labels'),
    locality: spec.text('locality') || undefined,
    weight: spec.integer('weight'),
    network: spec.text('network'),
    serviceAccount: spec.text('serviceAccount'),
  };
}
