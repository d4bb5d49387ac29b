import { numberOf } from '../../json.ts';
import { conditionStatus } from '../../objects/conditions.ts';
import type { Resource } from '../../objects/resource.ts';

export const job: Resource = {
  group: 'batch',
  kind: 'Job',
  promote: ({ status }) => ({
    active: numberOf(status['active']) ?? 0,
    succeeded: numberOf(status['succeeded']) ?? 0,
    failed: numberOf(status['failed']) ?? 0,
    complete: conditionStatus(status, 'Complete') === 'True',
  }),
};
