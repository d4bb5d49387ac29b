import type { Resource } from '../../objects/resource.ts';
import { routeReferences } from '../route.ts';

export const grpcRoute: Resource = {
  group: 'gateway.networking.k8s.io',
  kind: 'GRPCRoute',
  relate: routeReferences,
};
