import { protoDuration } from '../durations.ts';
import type { OutlierDetection } from '../objects/traffic-policy.ts';
import type { Outlier } from '../output/cluster.ts';

/** Which endpoints are left out for a while after errors; Istio switches off what counts success rates. */
export function outlierSettings(outlier: OutlierDetection | undefined): Outlier | undefined {
  if (!outlier) return undefined;
  const duration = (milliseconds: number | undefined) =>
    milliseconds === undefined ? undefined : protoDuration(milliseconds);
  return {
    enforcingSuccessRate: 0,
    consecutive5xx: outlier.consecutive5xxErrors,
    enforcingConsecutive5xx: enforcing(outlier.consecutive5xxErrors),
    consecutiveGatewayFailure: outlier.consecutiveGatewayErrors,
    enforcingConsecutiveGatewayFailure: enforcing(outlier.consecutiveGatewayErrors),
    interval: duration(outlier.intervalMs),
    baseEjectionTime: duration(outlier.baseEjectionTimeMs),
    maxEjectionPercent: outlier.maxEjectionPercent || undefined,
    ...(outlier.splitExternalLocalOriginErrors ? splitOrigins(outlier) : {}),
  };
}

function splitOrigins({ consecutiveLocalOriginFailures: failures }: OutlierDetection): Outlier {
  return {
    splitExternalLocalOriginErrors: true,
    consecutiveLocalOriginFailure: failures || undefined,
    enforcingConsecutiveLocalOriginFailure: failures ? 100 : undefined,
    enforcingLocalOriginSuccessRate: 0,
  };
}

/** Zero errors switch a detector off. */
function enforcing(errors: number | undefined): number | undefined {
  if (errors === undefined) return undefined;
  return errors > 0 ? 100 : 0;
}
