/**
 * The questions that a recording is held against its truth with: one traversal each, asked as of a step's instant.
 * docs/guides/ask-the-past.md shows and explains them.
 */
export const QUESTIONS = {
  /** Every object of the cluster, whichever its kind. */
  objects: `g.V().has('resource')
    .project('resource', 'namespace', 'name', 'uid', 'resourceVersion')
    .by('resource').by('namespace').by('name').by('uid').by('resourceVersion')`,

  /** The pods behind each Service, with version and readiness. */
  pods: `g.V().hasLabel('Service').as('service').out('selects').hasLabel('Pod')
    .project('namespace', 'service', 'pod', 'version', 'ready', 'ip', 'node', 'zone')
    .by(select('service').values('namespace')).by(select('service').values('name'))
    .by('name').by('labels.version').by('ready').by('status.podIP').by('spec.nodeName')
    .by('labels.topology.kubernetes.io/zone')`,

  /** The addresses that each Service sends to, as its EndpointSlices say. */
  endpoints: `g.V().hasLabel('Service').as('service').outE('endpoint')
    .project('namespace', 'service', 'address', 'ready')
    .by(select('service').values('namespace')).by(select('service').values('name'))
    .by('address').by('ready')`,

  services: `g.V().hasLabel('Service').project('namespace', 'name', 'uid')
    .by('namespace').by('name').by('uid')`,

  virtualServices: `g.V().hasLabel('VirtualService').project('namespace', 'name', 'hosts', 'gateways')
    .by('namespace').by('name').by('spec.hosts').by('spec.gateways')`,

  /** Where each route of each VirtualService sends its requests, resolved or not. */
  destinations: `g.V().hasLabel('VirtualService').as('from').outE('routes', 'unresolved').has('protocol', 'http')
    .project('namespace', 'name', 'route', 'host', 'subset', 'weight', 'share', 'relation', 'reason')
    .by(select('from').values('namespace')).by(select('from').values('name'))
    .by('route').by('host').by('subset').by('weight').by('share').by('relation').by('reason')`,

  /** The versions that DestinationRules define. */
  subsets: `g.V().hasLabel('DestinationRule').as('by').out('defines')
    .project('namespace', 'name', 'host', 'subset', 'properties')
    .by(select('by').values('namespace')).by(select('by').values('name'))
    .by('host').by('name').by(valueMap())`,

  destinationRules: `g.V().hasLabel('DestinationRule').project('namespace', 'name', 'host')
    .by('namespace').by('name').by('host')`,

  /** Subsets that a route names although none of their pods is ready. */
  emptySubsets: `g.V().hasLabel('VirtualService').as('from').outE('routes').has('protocol', 'http').as('route')
    .inV().hasLabel('Subset').not(out('selects').has('ready', true))
    .project('namespace', 'name', 'route', 'host', 'subset')
    .by(select('from').values('namespace')).by(select('from').values('name'))
    .by(select('route').values('route')).by('host').by('name')`,
} as const;

export type Question = keyof typeof QUESTIONS;
