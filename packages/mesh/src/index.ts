export {
  canonicalVersion,
  type Owner,
  type Version,
  workloadName,
} from './canonical-service.ts';
export { gatewayReference, MESH_GATEWAY, type NamespacedName } from './gateway-reference.ts';
export {
  CLUSTER_DOMAIN,
  isWildcard,
  resolveHost,
  serviceHost,
  serviceOfHost,
  wildcardsAbove,
} from './hosts.ts';
export {
  type Labels,
  labelsSelector,
  parseSelector,
  type Requirement,
  type Selector,
  type SelectorOperator,
  selectorMatches,
} from './selectors.ts';
export { backendShares, destinationShares } from './shares.ts';
