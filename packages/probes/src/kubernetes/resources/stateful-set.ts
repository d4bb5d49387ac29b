import { numberOf, textOf } from '../../json.ts';
import type { Resource } from '../../objects/resource.ts';
import { replicaCounts } from '../workload-status.ts';

export const statefulSet: Resource = {
  group: 'apps',
  kind: 'StatefulSet',
  promote: (object) => ({
    ...replicaCounts(object),
    updatedReplicas: numberOf(object.status['updatedReplicas']) ?? 0,
    serviceName: textOf(object.spec['serviceName']),
  }),
};
