export {
  canonicalVersion,
  type Owner,
  type Version,
  workloadName,
} from './canonical-service.ts';
export type { Client } from './client.ts';
export { type ClientView, clientView } from './client-view.ts';
export { clientClusters } from './clusters/client-clusters.ts';
export { gatewayReference, MESH_GATEWAY, type NamespacedName } from './gateway-reference.ts';
export {
  CLUSTER_DOMAIN,
  isWildcard,
  resolveHost,
  serviceHost,
  serviceOfHost,
  wildcardsAbove,
} from './hosts.ts';
export { clientListeners } from './listeners/client-listeners.ts';
export { withPlace } from './locality.ts';
export { Mesh } from './mesh.ts';
export type { Note } from './objects/fields.ts';
export type { Cluster, ClusterEndpoint } from './output/cluster.ts';
export type { FilterChain, Listener } from './output/listener.ts';
export type { Probe, ProbeResult } from './output/probe.ts';
export type { Route, RouteConfiguration, VirtualHost } from './output/route.ts';
export { followProbe } from './probes/probe.ts';
export { type ProxyConfiguration, proxyConfiguration } from './proxy-configuration.ts';
export { clientRoutes } from './routes/client-routes.ts';
export {
  type Labels,
  labelsSelector,
  parseSelector,
  type Requirement,
  type Selector,
  type SelectorOperator,
  selectorMatches,
} from './selectors.ts';
export type { MeshSettings } from './settings.ts';
export { backendShares, destinationShares } from './shares.ts';
