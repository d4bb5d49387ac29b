import { numberOf } from '../json.ts';
import type { Properties } from '../linking/facts.ts';
import type { ObjectView } from '../objects/resource.ts';

/** How many pods a workload wants and has. */
export function replicaCounts({ spec, status }: ObjectView): Properties {
  return {
    replicas: numberOf(spec['replicas']),
    readyReplicas: numberOf(status['readyReplicas']) ?? 0,
    availableReplicas: numberOf(status['availableReplicas']) ?? 0,
  };
}
