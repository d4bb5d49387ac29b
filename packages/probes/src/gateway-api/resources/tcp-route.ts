import type { Resource } from '../../objects/resource.ts';
import { routeReferences } from '../route.ts';

export const tcpRoute: Resource = {
  group: 'gateway.networking.k8s.io',
  kind: 'TCPRoute',
  relate: routeReferences,
};
