import type { Resource } from '../../objects/resource.ts';
import { policyTargets } from '../workload-policy.ts';

export const telemetry: Resource = {
  group: 'telemetry.istio.io',
  kind: 'Telemetry',
  relate: policyTargets,
};
