import type { Resource } from '../../objects/resource.ts';
import { routeReferences } from '../route.ts';

export const httpRoute: Resource = {
  group: 'gateway.networking.k8s.io',
  kind: 'HTTPRoute',
  relate: routeReferences,
};
