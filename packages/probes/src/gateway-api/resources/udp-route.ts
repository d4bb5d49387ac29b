import type { Resource } from '../../objects/resource.ts';
import { routeReferences } from '../route.ts';

export const udpRoute: Resource = {
  group: 'gateway.networking.k8s.io',
  kind: 'UDPRoute',
  relate: routeReferences,
};
