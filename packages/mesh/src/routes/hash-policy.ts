import type { ClientView } from '../client-view.ts';
import { protoDuration } from '../durations.ts';
import type { Destination } from '../objects/http-route.ts';
import type { ConsistentHash, TrafficPolicy } from '../objects/traffic-policy.ts';
import type { HashPolicy } from '../output/route.ts';
import type { MeshService } from '../registry/mesh-service.ts';

/** The consistent hash of a destination: of its subset and port, its subset, its port, or its DestinationRule. */
export function destinationHash(
  { client, mesh, scope }: ClientView,
  destination: Destination,
): ConsistentHash | undefined {
  const service = scope.serviceOfHost.get(destination.host);
  const rule = service && mesh.destinationRules.ruleFor(client, service);
  if (!rule) return undefined;
  const subset = rule.subsets.find(({ name }) => name === destination.subset)?.trafficPolicy;
  const { port } = destination;
  return (
    portHash(subset, port) ??
    subset?.loadBalancer?.consistentHash ??
    portHash(rule.trafficPolicy, port) ??
    rule.trafficPolicy?.loadBalancer?.consistentHash
  );
}

/** The consistent hash of a service that no VirtualService is for. */
export function serviceHash(
  { client, mesh, scope }: ClientView,
  { host }: MeshService,
  port: number,
): ConsistentHash | undefined {
  const service = scope.serviceOfHost.get(host);
  const policy = service && mesh.destinationRules.ruleFor(client, service)?.trafficPolicy;
  return portHash(policy, port) ?? policy?.loadBalancer?.consistentHash;
}

function portHash(
  policy: TrafficPolicy | undefined,
  port: number | undefined,
): ConsistentHash | undefined {
  return port === undefined ? undefined : policy?.ports.get(port)?.loadBalancer?.consistentHash;
}

/** What of a request decides about its host; none where the hash has no key. */
export function hashPolicies(hash: ConsistentHash | undefined): readonly HashPolicy[] {
  switch (hash?.key?.kind) {
    case undefined:
      return [];
    case 'header':
      return [{ header: { headerName: hash.key.name } }];
    case 'cookie': {
      const { name, path, ttlMs } = hash.key;
      return [
        { cookie: { name, path, ttl: ttlMs === undefined ? undefined : protoDuration(ttlMs) } },
      ];
    }
    case 'sourceIp':
      return [{ connectionProperties: { sourceIp: true } }];
    case 'query':
      return [{ queryParameter: { name: hash.key.name } }];
  }
}
