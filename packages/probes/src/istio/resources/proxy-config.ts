import type { Resource } from '../../objects/resource.ts';
import { policyTargets } from '../workload-policy.ts';

export const proxyConfig: Resource = {
  group: 'networking.istio.io',
  kind: 'ProxyConfig',
  relate: policyTargets,
};
