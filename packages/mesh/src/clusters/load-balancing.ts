import { protoDuration } from '../durations.ts';
import type { ConsistentHash, LoadBalancer } from '../objects/traffic-policy.ts';
import type { Cluster } from '../output/cluster.ts';

/** How a cluster chooses among its endpoints. */
export function loadBalancing(
  balancer: LoadBalancer | undefined,
): Pick<Cluster, 'lb' | 'ringHash' | 'slowStart'> {
  if (balancer?.consistentHash) return hashing(balancer.consistentHash);
  const slowStart = balancer?.warmupMs === undefined ? undefined : protoDuration(balancer.warmupMs);
  switch (balancer?.simple) {
    case 'RANDOM':
      return { lb: 'RANDOM' };
    case 'ROUND_ROBIN':
      return { lb: 'ROUND_ROBIN', slowStart };
    default:
      return { slowStart };
  }
}

function hashing({ ring }: ConsistentHash): Pick<Cluster, 'lb' | 'ringHash' | 'slowStart'> {
  if (ring.kind === 'maglev') return { lb: 'MAGLEV' };
  const { minimumSize } = ring;
  return {
    lb: 'RING_HASH',
    ringHash: minimumSize > 0 ? { minimumRingSize: String(minimumSize) } : undefined,
  };
}
