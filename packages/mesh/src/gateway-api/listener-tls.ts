import type { ServerTls } from '../objects/gateway.ts';
import type { ListenerTls } from '../objects/kubernetes-gateway.ts';
import { GATEWAY_GROUP } from '../objects/object-reference.ts';
import type { Grants } from './grants.ts';

const MODE_OPTION = 'gateway.istio.io/tls-terminate-mode';

interface ConvertedTls {
  readonly server: ServerTls;
  /** Why the listener is not used. */
  readonly problem: string | undefined;
}

/**
 * How a listener's server ends TLS, or passes it through.
 *
 * Whether a certificate exists and is sound is not looked at: secrets are not read.
 */
export function listenerTls(tls: ListenerTls, namespace: string, grants: Grants): ConvertedTls {
  const bare = { httpsRedirect: false, credentials: [], certificates: [] };
  if (tls.mode === 'Passthrough') {
    return { server: { ...bare, mode: 'PASSTHROUGH' }, problem: undefined };
  }
  const option = tls.options[MODE_OPTION];
  if (option === 'ISTIO_MUTUAL') {
    return { server: { ...bare, mode: 'ISTIO_MUTUAL' }, problem: undefined };
  }
  if (option === 'ISTIO_SIMPLE') {
    return { server: { ...bare, mode: 'SIMPLE', credentials: ['builtin://'] }, problem: undefined };
  }
  const mode = option === 'MUTUAL' || option === 'OPTIONAL_MUTUAL' ? option : 'SIMPLE';
  const owner = { kind: `${GATEWAY_GROUP}/Gateway`, namespace };
  const usable = tls.certificates.filter(
    (certificate) => certificate.kind === '/Secret' && grants.allow(owner, certificate),
  );
  const credentials = usable.map(
    (certificate) =>
      `kubernetes-gateway://${certificate.namespace ?? namespace}/${certificate.name}`,
  );
  const isRefused =
    tls.certificates.length > 2 || (usable.length === 0 && tls.certificates.length > 0);
  return {
    server: { ...bare, mode, credentials },
    problem: isRefused ? 'its certificates cannot be used' : undefined,
  };
}
