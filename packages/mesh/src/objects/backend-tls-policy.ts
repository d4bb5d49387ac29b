import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';
import { readReference } from './object-reference.ts';
import type { ClientTls } from './traffic-policy.ts';

export interface PolicyTarget {
  /** `group/kind`. */
  readonly kind: string;
  readonly name: string;
  /** The name of its only port that is meant; all when absent. */
  readonly section: string | undefined;
}

/** The Gateway API's word on TLS between proxies and services of its namespace. */
export interface BackendTlsPolicyObject {
  readonly kind: 'BackendTLSPolicy';
  readonly meta: ObjectMeta;
  readonly targets: readonly PolicyTarget[];
  readonly tls: ClientTls;
}

export function readBackendTlsPolicy(object: Fields): BackendTlsPolicyObject {
  const meta = readMeta(object);
  const spec = object.object('spec');
  const validation = spec.object('validation');
  return {
    kind: 'BackendTLSPolicy',
    meta,
    targets: spec.objects('targetRefs').map((target) => {
      const { kind, name } = readReference(target, '/');
      return { kind, name, section: target.text('sectionName') || undefined };
    }),
    tls: {
      mode: 'SIMPLE',
      sni: validation.text('hostname') || undefined,
      clientCertificate: undefined,
      privateKey: undefined,
      caCertificates: undefined,
      credentialName: authority(validation, meta.namespace),
      subjectAltNames: validation
        .objects('subjectAltNames')
        .flatMap((name) => name.text(name.text('type') === 'URI' ? 'uri' : 'hostname') ?? []),
      insecureSkipVerify: false,
    },
  };
}

/** Only the first counts, and only in a ConfigMap; whether that is there and sound is not looked at. */
function authority(validation: Fields, namespace: string): string | undefined {
  const [first] = validation.objects('caCertificateRefs');
  if (!first || validation.has('wellKnownCACertificates')) return undefined;
  const { kind, name } = readReference(first, '/');
  return kind === '/ConfigMap' ? `configmap://${namespace}/${name}` : 'invalid://';
}
