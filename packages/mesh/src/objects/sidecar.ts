import { type Protocol, protocolOfName } from '../protocols.ts';
import type { Labels } from '../selectors.ts';
import type { Fields } from './fields.ts';
import { type Destination, readDestination } from './http-route.ts';
import { type ObjectMeta, readMeta } from './meta.ts';

interface ListenerPort {
  readonly number: number;
  readonly protocol: Protocol;
  readonly name: string;
}

export interface SidecarEgress {
  readonly port: ListenerPort | undefined;
  readonly bind: string | undefined;
  readonly captureMode: string | undefined;
  /** `namespace/host`, unread. */
  readonly hosts: readonly string[];
}

export type OutboundMode = 'ALLOW_ANY' | 'REGISTRY_ONLY';

export interface SidecarObject {
  readonly kind: 'Sidecar';
  readonly meta: ObjectMeta;
  readonly workloadSelector: Labels | undefined;
  readonly egress: readonly SidecarEgress[];
  readonly outboundTrafficPolicy: OutboundMode | undefined;
  /** Where traffic to the unknown goes instead of where it wants to go. */
  readonly egressProxy: Destination | undefined;
}

export function readSidecar(object: Fields): SidecarObject {
  const spec = object.object('spec');
  const egressProxy = spec.object('outboundTrafficPolicy').optional('egressProxy');
  return {
    kind: 'Sidecar',
    meta: readMeta(object),
    workloadSelector: spec.optional('workloadSelector')?.labels('labels'),
    egress: spec.objects('egress').map(readEgress),
    outboundTrafficPolicy: readOutboundMode(spec),
    egressProxy: egressProxy && readDestination(egressProxy),
  };
}

/** The mode of an `outboundTrafficPolicy`; one that is written without a mode means `REGISTRY_ONLY`. */
export function readOutboundMode(owner: Fields): OutboundMode | undefined {
  const policy = owner.optional('outboundTrafficPolicy');
  if (!policy) return undefined;
  return policy.text('mode') === 'ALLOW_ANY' ? 'ALLOW_ANY' : 'REGISTRY_ONLY';
}

function readEgress(egress: Fields): SidecarEgress {
  const port = egress.optional('port');
  return {
    port: port && {
      number: port.integer('number') ?? 0,
      protocol: protocolOfName(port.text('protocol') ?? ''),
      name: port.text('name') ?? '',
    },
    bind: egress.text('bind') || undefined,
    captureMode: egress.text('captureMode'),
    hosts: egress.texts('hosts'),
  };
}
