import { textOf } from '../../json.ts';
import { conditionStatus } from '../../objects/conditions.ts';
import type { Resource } from '../../objects/resource.ts';

export const gatewayClass: Resource = {
  group: 'gateway.networking.k8s.io',
  kind: 'GatewayClass',
  promote: ({ spec, status }) => ({
    controllerName: textOf(spec['controllerName']),
    accepted: conditionStatus(status, 'Accepted'),
  }),
};
