import { textOf } from '../../json.ts';
import type { Resource } from '../../objects/resource.ts';
import { policyTargets } from '../workload-policy.ts';

export const authorizationPolicy: Resource = {
  group: 'security.istio.io',
  kind: 'AuthorizationPolicy',
  promote: ({ spec }) => ({ action: textOf(spec['action']) ?? 'ALLOW' }),
  relate: policyTargets,
};
