import { textOf } from '../../json.ts';
import type { Resource } from '../../objects/resource.ts';

export const cronJob: Resource = {
  group: 'batch',
  kind: 'CronJob',
  promote: ({ spec }) => ({
    schedule: textOf(spec['schedule']),
    suspended: spec['suspend'] === true,
  }),
};
