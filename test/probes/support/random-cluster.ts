import type { JsonObject } from '@meshlapse/model';
import fc from 'fast-check';
import { object } from './linked.ts';

const NAMESPACES = ['a', 'b'];
const namespace = fc.constantFrom(...NAMESPACES);
const app = fc.constantFrom('x', 'y');
const version = fc.constantFrom('v1', 'v2');
const labels = fc.record({ app, version }, { requiredKeys: [] });
const number = fc.constantFrom('1', '2');
const host = fc.constantFrom(
  's1',
  's2',
  '*.a.svc.cluster.local',
  's1.b.svc.cluster.local',
  'e.example',
);
const created = fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z');

function named(
  apiVersion: string,
  kind: string,
  fields: fc.Arbitrary<JsonObject>,
): fc.Arbitrary<JsonObject> {
  return fc.tuple(namespace, number, created, fields).map(([place, n, at, { metadata, ...rest }]) =>
    object(apiVersion, kind, `${place}/${kind.charAt(0).toLowerCase()}${n}`, {
      metadata: { creationTimestamp: at, ...(metadata as JsonObject | undefined) },
      ...rest,
    }),
  );
}

const pods = named(
  'v1',
  'Pod',
  fc.record({
    metadata: fc.record({ labels }),
    spec: fc.record({ nodeName: fc.constantFrom('n1', 'n2'), volumes: fc.constant([]) }),
    status: fc.record({ phase: fc.constantFrom('Pending', 'Running') }),
  }),
);

const services = named('v1', 'Service', fc.record({ spec: fc.record({ selector: labels }) }));

const slices = named(
  'discovery.k8s.io/v1',
  'EndpointSlice',
  fc.record({
    metadata: fc.constant({ labels: { 'kubernetes.io/service-name': 's1' } }),
    endpoints: fc.array(
      fc.tuple(namespace, number).map(([place, n]) => ({
        addresses: [`10.0.0.${n}`],
        targetRef: { kind: 'Pod', uid: `Pod:${place}/p${n}` },
      })),
      { maxLength: 2 },
    ),
  }),
);

const rules = named(
  'networking.istio.io/v1',
  'DestinationRule',
  fc.record({
    spec: fc.record({
      host,
      subsets: fc.array(fc.record({ name: version, labels }), { maxLength: 2 }),
    }),
  }),
);

const routes = named(
  'networking.istio.io/v1',
  'VirtualService',
  fc.record({
    spec: fc.record({
      hosts: fc.array(host, { maxLength: 2 }),
      http: fc.array(
        fc.record({
          route: fc.array(
            fc.record({
              destination: fc.record({ host, subset: version }, { requiredKeys: ['host'] }),
            }),
            { maxLength: 2 },
          ),
        }),
        { maxLength: 2 },
      ),
    }),
  }),
);

const entries = named(
  'networking.istio.io/v1',
  'ServiceEntry',
  fc.record({ spec: fc.constant({ hosts: ['e.example', '*.a.svc.cluster.local'] }) }),
);

const selector = fc.record({ matchLabels: labels });

const policies = named(
  'networking.k8s.io/v1',
  'NetworkPolicy',
  fc.record({
    spec: fc.record({
      podSelector: selector,
      ingress: fc.array(
        fc.record({
          from: fc.array(
            fc.record({ podSelector: selector, namespaceSelector: selector }, { requiredKeys: [] }),
            { maxLength: 2 },
          ),
        }),
        { maxLength: 1 },
      ),
    }),
  }),
);

const budgets = named(
  'policy/v1',
  'PodDisruptionBudget',
  fc.record({
    spec: fc.record({
      selector: fc.record({
        matchExpressions: fc.array(
          fc.oneof(
            fc.record({
              key: fc.constant('app'),
              operator: fc.constantFrom('In', 'NotIn'),
              values: fc.array(app, { maxLength: 2 }),
            }),
            fc.record({
              key: fc.constant('version'),
              operator: fc.constantFrom('Exists', 'DoesNotExist'),
            }),
          ),
          { maxLength: 2 },
        ),
      }),
    }),
  }),
);

const namespaces = fc
  .tuple(namespace, labels)
  .map(([name, own]) => object('v1', 'Namespace', name, { metadata: { labels: own } }));

const nodes = fc.constantFrom('n1', 'n2').map((name) => object('v1', 'Node', name));

/** Objects of a small cluster in which many fit together, and many nearly. */
export const anyObject: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 4, arbitrary: pods },
  { weight: 3, arbitrary: services },
  { weight: 2, arbitrary: rules },
  { weight: 3, arbitrary: routes },
  slices,
  entries,
  policies,
  budgets,
  namespaces,
  nodes,
);

/** What the kinds of these objects are recorded as. */
export const RESOURCES: Readonly<Record<string, string>> = {
  Pod: 'v1/pods',
  Service: 'v1/services',
  EndpointSlice: 'discovery.k8s.io/v1/endpointslices',
  DestinationRule: 'networking.istio.io/v1/destinationrules',
  VirtualService: 'networking.istio.io/v1/virtualservices',
  ServiceEntry: 'networking.istio.io/v1/serviceentries',
  NetworkPolicy: 'networking.k8s.io/v1/networkpolicies',
  PodDisruptionBudget: 'policy/v1/poddisruptionbudgets',
  Namespace: 'v1/namespaces',
  Node: 'v1/nodes',
};
