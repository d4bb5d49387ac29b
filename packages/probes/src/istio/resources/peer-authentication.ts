import { at, textOf } from '../../json.ts';
import type { Resource } from '../../objects/resource.ts';
import { policyTargets } from '../workload-policy.ts';

export const peerAuthentication: Resource = {
  group: 'security.istio.io',
  kind: 'PeerAuthentication',
  promote: ({ spec }) => ({ mode: textOf(at(spec, 'mtls', 'mode')) }),
  relate: policyTargets,
};
