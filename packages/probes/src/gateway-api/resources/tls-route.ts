import type { Resource } from '../../objects/resource.ts';
import { routeReferences } from '../route.ts';

export const tlsRoute: Resource = {
  group: 'gateway.networking.k8s.io',
  kind: 'TLSRoute',
  relate: routeReferences,
};
