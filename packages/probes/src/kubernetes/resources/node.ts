import { textOf } from '../../json.ts';
import { conditionStatus } from '../../objects/conditions.ts';
import type { Resource } from '../../objects/resource.ts';

export const node: Resource = {
  group: '',
  kind: 'Node',
  promote: ({ spec, status, labels }) => ({
    ready: conditionStatus(status, 'Ready') === 'True',
    unschedulable: spec['unschedulable'] === true,
    zone: textOf(labels['topology.kubernetes.io/zone']),
  }),
};
