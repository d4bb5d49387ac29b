import type { ClientView } from '../client-view.ts';
import type { DestinationRuleObject } from '../objects/destination-rule.ts';
import type { ClientTls, TrafficPolicy } from '../objects/traffic-policy.ts';
import type { Cluster, ClusterTls } from '../output/cluster.ts';
import type { MeshService, ServicePort } from '../registry/mesh-service.ts';
import { servesByNumber } from './cluster-endpoints.ts';
import { identitiesOf } from './identities.ts';

export interface TlsInput {
  readonly view: ClientView;
  readonly service: MeshService;
  readonly port: ServicePort;
  readonly subset: string | undefined;
  readonly rule: DestinationRuleObject | undefined;
  /** What the rule, or its subset, says before it is narrowed to a port. */
  readonly policy: TrafficPolicy | undefined;
  readonly type: Cluster['type'];
}

/** How a cluster encrypts: as its DestinationRule says, else automatically where both sides can. */
export function clusterTls(tls: ClientTls | undefined, input: TlsInput): Cluster['tls'] {
  if (tls) return tlsOfRule(tls, input);
  if (!isAutomatic(input)) return undefined;
  return input.type === 'ORIGINAL_DST' ? istioMutual(undefined, input) : 'auto';
}

function tlsOfRule(tls: ClientTls, input: TlsInput): ClusterTls | undefined {
  switch (tls.mode) {
    case 'DISABLE':
      return undefined;
    case 'ISTIO_MUTUAL':
      return istioMutual(tls, input);
    case 'SIMPLE':
    case 'MUTUAL':
      return originated(tls, input);
  }
}

/** Automatic mTLS is for services of the mesh; to addresses as they are dialled only if every endpoint takes it. */
function isAutomatic({ view, service, port, policy }: TlsInput): boolean {
  if (service.meshExternal || !view.mesh.config.enableAutoMtls) return false;
  const isPassthrough =
    service.resolution === 'passthrough' || policy?.loadBalancer?.simple === 'PASSTHROUGH';
  if (isPassthrough) {
    const endpoints = view.mesh.endpoints.of(service).filter(servesByNumber(service, port));
    if (endpoints.length === 0) return false;
    if (endpoints.some(({ takesMutualTls }) => !takesMutualTls)) return false;
  }
  return view.mesh.mutualTls.of(service.namespace) !== 'DISABLE';
}

function istioMutual(tls: ClientTls | undefined, input: TlsInput): ClusterTls {
  const { service, port, subset, view } = input;
  const names = tls?.subjectAltNames ?? [];
  const sans = names.length > 0 ? names : identitiesOf(view.mesh, service);
  return {
    mode: 'ISTIO_MUTUAL',
    sni: tls?.sni ?? `outbound_.${port.number}_.${subset ?? ''}_.${service.host}`,
    certs: ['default'],
    ca: 'ROOTCA',
    sans: sans.length > 0 ? sans : undefined,
  };
}

/**
 * TLS as to any server. Secrets that a rule names are for gateways and for proxies that it selects: any other sidecar
 * sends plaintext, as it may not read them.
 */
function originated(tls: ClientTls, { service, rule, view }: TlsInput): ClusterTls | undefined {
  const isConfigMap = tls.credentialName?.startsWith('configmap://');
  const isForAll = view.client.type === 'sidecar' && !rule?.workloadSelector;
  if (tls.credentialName && !isConfigMap && isForAll) return undefined;
  const secrets = tls.credentialName ? secretNames(tls.credentialName, tls.mode) : fileNames(tls);
  if (!secrets) return undefined;
  const names =
    service.source === 'serviceEntry' && tls.subjectAltNames.length === 0
      ? identitiesOf(view.mesh, service)
      : tls.subjectAltNames;
  return {
    mode: tls.mode,
    sni: tls.sni,
    certs: secrets.certs,
    ca: tls.insecureSkipVerify ? undefined : secrets.ca,
    sans: names.length > 0 && !tls.insecureSkipVerify ? names : undefined,
  };
}

interface SecretNames {
  readonly certs?: readonly string[];
  readonly ca: string;
}

function secretNames(credentialName: string, mode: ClientTls['mode']): SecretNames {
  const name = credentialName.includes('://') ? credentialName : `kubernetes://${credentialName}`;
  const ca = `${name}-cacert`;
  return mode === 'MUTUAL' ? { certs: [name], ca } : { ca };
}

/** `undefined` when a certificate of mutual TLS is missing. */
function fileNames(tls: ClientTls): SecretNames | undefined {
  const ca = `file-root:${tls.caCertificates ?? 'system'}`;
  if (tls.mode !== 'MUTUAL') return { ca };
  if (!tls.clientCertificate || !tls.privateKey) return undefined;
  return { certs: [`file-cert:${tls.clientCertificate}~${tls.privateKey}`], ca };
}
