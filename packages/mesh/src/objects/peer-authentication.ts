import type { Labels } from '../selectors.ts';
import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';

export type MutualTlsMode = 'DISABLE' | 'PERMISSIVE' | 'STRICT';

/** Which mutual TLS workloads ask of those that call them. */
export interface PeerAuthenticationObject {
  readonly kind: 'PeerAuthentication';
  readonly meta: ObjectMeta;
  readonly selector: Labels | undefined;
  /** `undefined` inherits. */
  readonly mode: MutualTlsMode | undefined;
}

const MODES = ['DISABLE', 'PERMISSIVE', 'STRICT'] as const;

export function readPeerAuthentication(object: Fields): PeerAuthenticationObject {
  const spec = object.object('spec');
  const selector = spec.object('selector').labels('matchLabels');
  const mode = spec.object('mtls').text('mode');
  return {
    kind: 'PeerAuthentication',
    meta: readMeta(object),
    selector: Object.keys(selector).length > 0 ? selector : undefined,
    mode: MODES.find((known) => known === mode),
  };
}
