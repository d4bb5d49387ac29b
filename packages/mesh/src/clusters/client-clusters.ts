import type { ClientView } from '../client-view.ts';
import type { DestinationRuleObject, Subset } from '../objects/destination-rule.ts';
import type { PortPolicy } from '../objects/traffic-policy.ts';
import { type Cluster, clusterName } from '../output/cluster.ts';
import type { MeshService, ServicePort } from '../registry/mesh-service.ts';
import { clusterEndpoints, usableEndpoints } from './cluster-endpoints.ts';
import { clusterTls } from './cluster-tls.ts';
import { httpSettings, poolSettings } from './connection-pool.ts';
import { effectivePolicy } from './effective-policy.ts';
import { loadBalancing } from './load-balancing.ts';
import { localitySetting, weighsLocalities } from './locality-setting.ts';
import { outlierSettings } from './outlier.ts';

/** The clusters of a client's proxy, by name: for each port of the services in its scope, and for its subsets. */
export function clientClusters(view: ClientView): Readonly<Record<string, Cluster>> {
  const clusters: Record<string, Cluster> = {};
  for (const service of view.scope.services) {
    if (service.resolution === 'alias' || service.resolution === 'dynamicDns') continue;
    const rule = view.mesh.destinationRules.ruleFor(view.client, service);
    for (const port of service.ports) {
      if (port.protocol === 'udp') continue;
      Object.assign(clusters, portClusters(view, { service, port, rule }));
    }
  }
  return clusters;
}

interface ClusterInput {
  readonly service: MeshService;
  readonly port: ServicePort;
  readonly rule: DestinationRuleObject | undefined;
}

function portClusters(view: ClientView, input: ClusterInput): Record<string, Cluster> {
  const whole = cluster(view, input, undefined, discovery(view, input.service));
  if (!whole) return {};
  const { service, port, rule } = input;
  const clusters = { [clusterName(port.number, undefined, service.host)]: whole };
  for (const subset of rule?.subsets ?? []) {
    const part = cluster(view, input, subset, whole.type);
    if (part) clusters[clusterName(port.number, subset.name, service.host)] = part;
  }
  return clusters;
}

/**
 * The cluster of a port or of a subset of it, which is found as the whole is unless it says `PASSTHROUGH`.
 *
 * `undefined` where there is no name to ask for: such a cluster does not exist.
 */
function cluster(
  view: ClientView,
  { service, port, rule }: ClusterInput,
  subset: Subset | undefined,
  found: Cluster['type'],
): Cluster | undefined {
  const { config } = view.mesh;
  const policy = effectivePolicy(rule?.trafficPolicy, subset?.trafficPolicy, port.number);
  const isFoundByName = isByName(found) && !isPassthrough(subset?.trafficPolicy);
  const endpoints = usableEndpoints(
    view,
    { service, port, subset: subset?.labels ?? {} },
    isFoundByName,
  );
  if (isFoundByName && endpoints.length === 0) return undefined;
  const type = isPassthrough(policy) ? 'ORIGINAL_DST' : found;
  const locality = localitySetting(policy, service, config);
  return {
    type,
    by: rule?.by,
    ...balancing(type, policy),
    localityWeighted: weighsLocalities(locality) || undefined,
    outlier: outlierSettings(policy.outlierDetection),
    ...poolSettings(policy.connectionPool, config),
    http: httpSettings(policy.connectionPool, port, {
      isSidecar: view.client.type === 'sidecar',
      h2Upgrade: config.h2Upgrade,
    }),
    tls: clusterTls(policy.tls, {
      view,
      service,
      port,
      subset: subset?.name,
      rule,
      policy: subset ? subset.trafficPolicy : rule?.trafficPolicy,
      type,
    }),
    endpoints:
      type === 'ORIGINAL_DST'
        ? undefined
        : clusterEndpoints(endpoints, byLabels(locality, type), view),
  };
}

/** A gateway has no address that was dialled: it uses the endpoints that are known. */
function discovery(view: ClientView, { resolution }: MeshService): Cluster['type'] {
  switch (resolution) {
    case 'dns':
      return 'STRICT_DNS';
    case 'dnsRoundRobin':
      return 'LOGICAL_DNS';
    case 'passthrough':
      return view.client.type === 'router' ? 'EDS' : 'ORIGINAL_DST';
    default:
      return 'EDS';
  }
}

/** Whether connections go to the address that was dialled, whatever endpoints there are. */
function isPassthrough(policy: PortPolicy | undefined): boolean {
  return policy?.loadBalancer?.simple === 'PASSTHROUGH';
}

function isByName(type: Cluster['type']): boolean {
  return type === 'STRICT_DNS' || type === 'LOGICAL_DNS';
}

function balancing(type: Cluster['type'], policy: PortPolicy) {
  if (type === 'ORIGINAL_DST') return { lb: 'CLUSTER_PROVIDED' };
  return loadBalancing(policy.loadBalancer);
}

/** Names that a proxy asks for itself are not put in order by labels, which it does not have for them. */
function byLabels(
  locality: ReturnType<typeof localitySetting>,
  type: Cluster['type'],
): ReturnType<typeof localitySetting> {
  if (!locality || !isByName(type) || locality.setting.failoverPriority.length === 0) {
    return locality;
  }
  const { setting } = locality;
  const failsOver = locality.failsOver && setting.failover.length > 0;
  return { setting: { ...setting, failoverPriority: [] }, failsOver };
}
