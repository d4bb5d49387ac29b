import { numberOf } from '../../json.ts';
import type { Resource } from '../../objects/resource.ts';

export const daemonSet: Resource = {
  group: 'apps',
  kind: 'DaemonSet',
  promote: ({ status }) => ({
    replicas: numberOf(status['desiredNumberScheduled']) ?? 0,
    readyReplicas: numberOf(status['numberReady']) ?? 0,
    availableReplicas: numberOf(status['numberAvailable']) ?? 0,
    updatedReplicas: numberOf(status['updatedNumberScheduled']) ?? 0,
  }),
};
