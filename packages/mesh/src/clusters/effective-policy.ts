import type { PortPolicy, TrafficPolicy } from '../objects/traffic-policy.ts';

const NOTHING: PortPolicy = {
  connectionPool: undefined,
  outlierDetection: undefined,
  loadBalancer: undefined,
  tls: undefined,
};

/**
 * What a DestinationRule says of one port, and of a subset of it.
 *
 * Settings of a port stand for the whole policy: nothing is inherited. A subset's policy replaces part by part; but
 * its own settings of the port replace everything.
 */
export function effectivePolicy(
  rule: TrafficPolicy | undefined,
  subset: TrafficPolicy | undefined,
  port: number,
): PortPolicy {
  const base = rule?.ports.get(port) ?? rule ?? NOTHING;
  const forPort = subset?.ports.get(port);
  if (forPort) return forPort;
  if (!subset) return base;
  return {
    connectionPool: subset.connectionPool ?? base.connectionPool,
    outlierDetection: subset.outlierDetection ?? base.outlierDetection,
    loadBalancer: subset.loadBalancer ?? base.loadBalancer,
    tls: subset.tls ?? base.tls,
  };
}
