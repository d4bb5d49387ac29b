import { parseSelector, type Selector } from '../selectors.ts';
import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';
import { GATEWAY_GROUP, type ObjectReference, readReference } from './object-reference.ts';

export interface GatewayListener {
  readonly name: string;
  readonly port: number;
  /** As it is written: only upper case is right. */
  readonly protocol: string;
  readonly hostname: string | undefined;
  readonly tls: ListenerTls | undefined;
  readonly allowedNamespaces: AllowedNamespaces;
  /** `group/kind` of routes; empty allows all that fit the protocol. */
  readonly allowedKinds: readonly string[];
}

export interface ListenerTls {
  readonly mode: 'Terminate' | 'Passthrough';
  readonly certificates: readonly ObjectReference[];
  readonly options: Readonly<Record<string, string>>;
}

export type AllowedNamespaces =
  | { readonly from: 'same' }
  | { readonly from: 'all' }
  /** A selector that cannot be read selects nothing. */
  | { readonly from: 'selector'; readonly selector: Selector | undefined };

/** The Gateway API's Gateway. */
export interface KubernetesGatewayObject {
  readonly kind: 'KubernetesGateway';
  readonly meta: ObjectMeta;
  readonly className: string;
  readonly addresses: readonly { readonly type: string | undefined; readonly value: string }[];
  readonly listeners: readonly GatewayListener[];
  /** Who must have signed the certificates of clients: at single ports, and at all others. */
  readonly clientValidation: {
    readonly otherwise: readonly ObjectReference[];
    readonly ports: ReadonlyMap<number, readonly ObjectReference[]>;
  };
}

export function readKubernetesGateway(object: Fields): KubernetesGatewayObject {
  const spec = object.object('spec');
  return {
    kind: 'KubernetesGateway',
    meta: readMeta(object),
    className: spec.text('gatewayClassName') ?? '',
    addresses: spec
      .objects('addresses')
      .map((item) => ({ type: item.text('type'), value: item.text('value') ?? '' })),
    listeners: spec.objects('listeners').map(readListener),
    clientValidation: readClientValidation(spec.object('tls').object('frontend')),
  };
}

function readClientValidation(frontend: Fields): KubernetesGatewayObject['clientValidation'] {
  const ports = frontend
    .objects('perPort')
    .map((item) => [item.integer('port') ?? 0, readAuthorities(item.object('tls'))] as const);
  return {
    otherwise: readAuthorities(frontend.object('default')),
    ports: new Map(ports.toReversed()),
  };
}

function readAuthorities(tls: Fields): readonly ObjectReference[] {
  return tls
    .object('validation')
    .objects('caCertificateRefs')
    .map((item) => readReference(item, '/'));
}

function readListener(listener: Fields): GatewayListener {
  const allowed = listener.object('allowedRoutes');
  const tls = listener.optional('tls');
  return {
    name: listener.text('name') ?? '',
    port: listener.integer('port') ?? 0,
    protocol: listener.text('protocol') ?? '',
    hostname: listener.text('hostname') || undefined,
    tls: tls && readTls(tls),
    allowedNamespaces: readAllowedNamespaces(allowed.object('namespaces')),
    allowedKinds: allowed
      .objects('kinds')
      .map((item) => readReference(item, `${GATEWAY_GROUP}/`).kind),
  };
}

function readTls(tls: Fields): ListenerTls {
  return {
    mode: tls.text('mode') === 'Passthrough' ? 'Passthrough' : 'Terminate',
    certificates: tls.objects('certificateRefs').map((item) => readReference(item, '/Secret')),
    options: tls.labels('options'),
  };
}

/** Anything but `Same` and `All` asks for a selector, and without one allows every namespace. */
function readAllowedNamespaces(namespaces: Fields): AllowedNamespaces {
  const from = namespaces.text('from') ?? 'Same';
  if (from === 'Same') return { from: 'same' };
  if (from === 'All' || !namespaces.has('selector')) return { from: 'all' };
  return { from: 'selector', selector: parseSelector(namespaces.raw('selector')) };
}
