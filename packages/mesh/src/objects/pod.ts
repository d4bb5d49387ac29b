import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';

export interface PodObject {
  readonly kind: 'Pod';
  readonly meta: ObjectMeta;
  readonly ips: readonly string[];
  readonly phase: string | undefined;
  readonly ready: boolean;
  readonly deleting: boolean;
  readonly nodeName: string | undefined;
  readonly serviceAccount: string;
  /** Numbers of the containers' named TCP ports. */
  readonly portNumbers: ReadonlyMap<string, number>;
}

export function readPod(object: Fields): PodObject {
  const spec = object.object('spec');
  const status = object.object('status');
  const ips = status.objects('podIPs').flatMap((item) => item.text('ip') ?? []);
  const first = status.text('podIP');
  return {
    kind: 'Pod',
    meta: readMeta(object),
    ips: ips.length > 0 || first === undefined ? ips : [first],
    phase: status.text('phase'),
    ready: status
      .objects('conditions')
      .some((item) => item.text('type') === 'Ready' && item.text('status') === 'True'),
    deleting: object.object('metadata').has('deletionTimestamp'),
    nodeName: spec.text('nodeName'),
    serviceAccount: spec.text('serviceAccountName') ?? '',
    portNumbers: portNumbers(spec),
  };
}

function portNumbers(spec: Fields): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const port of spec
    .objects('containers')
    .flatMap((container) => container.objects('ports'))) {
    const name = port.text('name');
    const number = port.integer('containerPort');
    const isTcp = (port.text('protocol') ?? 'TCP') === 'TCP';
    if (name && number !== undefined && isTcp && !numbers.has(name)) numbers.set(name, number);
  }
  return numbers;
}
