import type { ServerTls } from '../objects/gateway.ts';
import type { ChainMatch, FilterChain } from '../output/listener.ts';

/** How a server ends TLS: the certificates that it shows, and whether it asks for one. */
export function serverTls(tls: ServerTls): FilterChain['tls'] {
  const asks = tls.mode === 'MUTUAL' || tls.mode === 'ISTIO_MUTUAL';
  return { secrets: secretNames(tls), clientCert: asks || undefined };
}

/** Matches the server names; `*` among them matches everything. */
export function nameMatch(names: readonly string[]): ChainMatch | undefined {
  if (names.length === 0 || names.includes('*')) return undefined;
  return { sni: [...names].sort() };
}

/** The name of the certificate that every proxy of the mesh has. */
const OWN_CERTIFICATE = 'default';

function secretNames({ mode, credentials, certificates }: ServerTls): readonly string[] {
  if (mode === 'ISTIO_MUTUAL') return [OWN_CERTIFICATE];
  if (credentials.length > 0) return credentials.map(secretName);
  return certificates.map(({ certificate, key }) =>
    certificate && key ? `file-cert:${certificate}~${key}` : OWN_CERTIFICATE,
  );
}

function secretName(credential: string): string {
  if (credential.startsWith('builtin://')) return OWN_CERTIFICATE;
  if (credential.startsWith('invalid://')) return 'invalid://';
  const saysType = /^(configmap|kubernetes|kubernetes-gateway):\/\//.test(credential);
  return saysType ? credential : `kubernetes://${credential}`;
}
