import { numberOf } from '../../json.ts';
import type { Resource } from '../../objects/resource.ts';
import { replicaCounts } from '../workload-status.ts';

export const deployment: Resource = {
  group: 'apps',
  kind: 'Deployment',
  promote: (object) => ({
    ...replicaCounts(object),
    updatedReplicas: numberOf(object.status['updatedReplicas']) ?? 0,
    paused: object.spec['paused'] === true,
  }),
};
