import type { Resource } from '../../objects/resource.ts';
import { replicaCounts } from '../workload-status.ts';

export const replicaSet: Resource = {
  group: 'apps',
  kind: 'ReplicaSet',
  promote: replicaCounts,
};
