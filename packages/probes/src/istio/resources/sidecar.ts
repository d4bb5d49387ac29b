import { at } from '../../json.ts';
import type { Resource } from '../../objects/resource.ts';
import { workloadTargets } from '../workload-policy.ts';

export const sidecar: Resource = {
  group: 'networking.istio.io',
  kind: 'Sidecar',
  relate: (object) => [workloadTargets(at(object.spec, 'workloadSelector', 'labels'), object)],
};
