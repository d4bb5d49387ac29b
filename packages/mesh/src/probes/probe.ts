import type { Listener } from '../output/listener.ts';
import type { Probe, ProbeResult } from '../output/probe.ts';
import type { RouteConfiguration } from '../output/route.ts';

/** What a proxy does with its connections and requests: its listeners and routes. */
export interface ProbedConfiguration {
  readonly listeners: readonly Listener[];
  readonly routes: Readonly<Record<string, RouteConfiguration>>;
}

/** Follows a connection or request through a proxy, as Envoy matches. */
export function followProbe(_configuration: ProbedConfiguration, _probe: Probe): ProbeResult {
  return {};
}
