import type { Resource } from '../../objects/resource.ts';
import { policyTargets } from '../workload-policy.ts';

export const requestAuthentication: Resource = {
  group: 'security.istio.io',
  kind: 'RequestAuthentication',
  relate: policyTargets,
};
