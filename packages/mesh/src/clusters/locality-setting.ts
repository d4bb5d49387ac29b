import { NETWORK_LABEL, NODE_LABEL, TOPOLOGY_LABELS } from '../locality.ts';
import type { TrafficDistribution } from '../objects/traffic-distribution.ts';
import type { LocalityLoadBalancing, PortPolicy } from '../objects/traffic-policy.ts';
import type { MeshService } from '../registry/mesh-service.ts';
import type { MeshConfig } from '../settings.ts';

/** How a cluster prefers endpoints by where they are. */
export interface LocalitySetting {
  readonly setting: LocalityLoadBalancing;
  /** Whether endpoints further away wait until nearer ones fail: for that, failures must be noticed. */
  readonly failsOver: boolean;
}

const [REGION, ZONE, SUBZONE] = TOPOLOGY_LABELS;

const DISTRIBUTIONS: Readonly<Record<TrafficDistribution, readonly string[]>> = {
  sameZone: [NETWORK_LABEL, REGION, ZONE],
  sameNode: [NETWORK_LABEL, REGION, ZONE, SUBZONE, NODE_LABEL],
};

/** The DestinationRule's setting, else what the service prefers, else the mesh's; `undefined` when it is off. */
export function localitySetting(
  policy: PortPolicy,
  service: MeshService,
  config: MeshConfig,
): LocalitySetting | undefined {
  const hasOutlier = policy.outlierDetection !== undefined;
  const own = policy.loadBalancer?.locality;
  if (own) return own.enabled ? { setting: own, failsOver: hasOutlier } : undefined;
  if (service.trafficDistribution) {
    const failoverPriority = DISTRIBUTIONS[service.trafficDistribution];
    const setting = { enabled: true, distribute: [], failover: [], failoverPriority };
    return { setting, failsOver: true };
  }
  const { localityLbSetting: setting } = config;
  return setting.enabled ? { setting, failsOver: hasOutlier } : undefined;
}

/** Whether a cluster weighs localities before it weighs their endpoints. */
export function weighsLocalities(locality: LocalitySetting | undefined): boolean {
  if (!locality) return false;
  const { distribute, failover, failoverPriority } = locality.setting;
  const hasFailover = failover.length > 0 || failoverPriority.length > 0;
  return distribute.length > 0 || (locality.failsOver && hasFailover);
}
