import type { NamespacedName } from '../gateway-reference.ts';
import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';

export interface SliceEndpoint {
  readonly addresses: readonly string[];
  readonly ready: boolean;
  readonly serving: boolean | undefined;
  readonly terminating: boolean | undefined;
  /** The pod behind it, when it names one. */
  readonly pod: NamespacedName | undefined;
}

/** A part of a Kubernetes service's endpoints, and their ports. */
export interface EndpointSliceObject {
  readonly kind: 'EndpointSlice';
  readonly meta: ObjectMeta;
  readonly service: string | undefined;
  readonly addressType: string | undefined;
  readonly ports: readonly SlicePort[];
  readonly endpoints: readonly SliceEndpoint[];
}

interface SlicePort {
  readonly name: string;
  readonly number: number | undefined;
}

export function readEndpointSlice(object: Fields): EndpointSliceObject {
  const meta = readMeta(object);
  return {
    kind: 'EndpointSlice',
    meta,
    service: meta.labels['kubernetes.io/service-name'],
    addressType: object.text('addressType'),
    ports: object.objects('ports').map((port) => ({
      name: port.text('name') ?? '',
      number: port.integer('port'),
    })),
    endpoints: object.objects('endpoints').map(readEndpoint),
  };
}

function readEndpoint(endpoint: Fields): SliceEndpoint {
  const conditions = endpoint.object('conditions');
  const target = endpoint.object('targetRef');
  return {
    addresses: endpoint.texts('addresses'),
    ready: conditions.flag('ready') ?? true,
    serving: conditions.flag('serving'),
    terminating: conditions.flag('terminating'),
    pod:
      target.text('kind') === 'Pod'
        ? { namespace: target.text('namespace') ?? '', name: target.text('name') ?? '' }
        : undefined,
  };
}
