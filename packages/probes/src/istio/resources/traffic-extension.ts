import type { Resource } from '../../objects/resource.ts';
import { policyTargets } from '../workload-policy.ts';

export const trafficExtension: Resource = {
  group: 'extensions.istio.io',
  kind: 'TrafficExtension',
  relate: policyTargets,
};
