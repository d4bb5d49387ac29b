import { at } from '../../json.ts';
import type { Resource } from '../../objects/resource.ts';
import { policyTargets, workloadTargets } from '../workload-policy.ts';

export const envoyFilter: Resource = {
  group: 'networking.istio.io',
  kind: 'EnvoyFilter',
  relate: (object) => {
    if (object.spec['targetRefs']) return policyTargets(object);
    return [workloadTargets(at(object.spec, 'workloadSelector', 'labels'), object)];
  },
};
