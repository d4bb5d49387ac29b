import type { ServerTls } from '../objects/gateway.ts';
import type {
  GatewayListener,
  KubernetesGatewayObject,
  ListenerTls,
} from '../objects/kubernetes-gateway.ts';
import { GATEWAY_GROUP, type ObjectReference } from '../objects/object-reference.ts';
import type { Grants } from './grants.ts';

interface ConvertedTls {
  readonly server: ServerTls;
  /** Why the listener is not used. */
  readonly problem?: string | undefined;
}

const BARE = { httpsRedirect: false, credentials: [], certificates: [] };

/**
 * How a listener's server ends TLS, or passes it through; `undefined` for one without TLS.
 *
 * Whether a certificate exists and is sound is not looked at: secrets are not read.
 */
export function listenerTls(
  owner: KubernetesGatewayObject,
  listener: GatewayListener,
  grants: Grants,
): ConvertedTls | undefined {
  const { tls } = listener;
  if (!tls) return undefined;
  if (tls.mode === 'Passthrough') {
    const isAuto = isAutoPassthrough(owner, listener, tls);
    return { server: { ...BARE, mode: isAuto ? 'AUTO_PASSTHROUGH' : 'PASSTHROUGH' } };
  }
  switch (tls.options['gateway.istio.io/tls-terminate-mode']) {
    case 'ISTIO_MUTUAL':
      return { server: { ...BARE, mode: 'ISTIO_MUTUAL' } };
    case 'ISTIO_SIMPLE':
      return { server: { ...BARE, mode: 'SIMPLE', credentials: ['builtin://'] } };
    default:
      return terminated(owner, listener, { tls, grants });
  }
}

/** What leads to services of other networks is said by an option, or by the port of a gateway between networks. */
function isAutoPassthrough(
  { meta }: KubernetesGatewayObject,
  { port }: GatewayListener,
  { options }: ListenerTls,
): boolean {
  if (options['gateway.istio.io/listener-protocol'] === 'auto-passthrough') return true;
  const isBetweenNetworks = Object.hasOwn(meta.labels, 'topology.istio.io/network');
  return (
    isBetweenNetworks &&
    String(port) === (meta.labels['networking.istio.io/gatewayPort'] ?? '15443')
  );
}

function terminated(
  { meta, clientValidation }: KubernetesGatewayObject,
  { port }: GatewayListener,
  { tls, grants }: { readonly tls: ListenerTls; readonly grants: Grants },
): ConvertedTls {
  const owner = { kind: `${GATEWAY_GROUP}/Gateway`, namespace: meta.namespace };
  const mayUse = (reference: ObjectReference, kinds: readonly string[]) =>
    kinds.includes(reference.kind) && grants.allow(owner, reference);
  const usable = tls.certificates.filter((certificate) => mayUse(certificate, ['/Secret']));
  const option = tls.options['gateway.istio.io/tls-terminate-mode'];
  const mode = option === 'MUTUAL' || option === 'OPTIONAL_MUTUAL' ? option : 'SIMPLE';
  const credentials = usable.map(
    ({ name, namespace = meta.namespace }) => `kubernetes-gateway://${namespace}/${name}`,
  );
  const server: ServerTls = { ...BARE, mode, credentials };
  if (tls.certificates.length > 2) return { server, problem: 'has more than two certificates' };
  if (usable.length === 0) {
    const isRefused = tls.certificates.length > 0;
    return { server, problem: isRefused ? 'has no certificate that it may use' : undefined };
  }
  const [authority, ...others] = clientValidation.ports.get(port) ?? clientValidation.otherwise;
  if (!authority) return { server };
  const isRefused = others.length > 0 || !mayUse(authority, ['/ConfigMap', '/Secret']);
  return {
    server: { ...server, mode: 'MUTUAL' },
    problem: isRefused ? 'has no authority for clients that it may use' : undefined,
  };
}
