import { type Instant, type JsonObject, type Mutation, parseInstant } from '@meshlapse/model';
import { NaiveGraph } from '../../support/naive-graph.ts';

/** When the cluster began. */
export const BEGAN: Instant = parseInstant('2026-03-01T12:00:00Z');
export const SECOND = 1_000_000;

const CLUSTER = 'c1';

/** Seconds after the beginning. */
export function at(seconds: number): Instant {
  return BEGAN + seconds * SECOND;
}

/** How Skydive writes that time as a number. */
export function millis(seconds: number): number {
  return at(seconds) / 1_000;
}

export function object(
  label: string,
  name: string,
  given: {
    readonly at?: number;
    readonly document?: JsonObject;
    readonly properties?: Readonly<Record<string, string>>;
  } = {},
): Mutation {
  const { document = {}, properties = {} } = given;
  return {
    kind: 'putVertex',
    id: `${label}/${name}`,
    label,
    at: at(given.at ?? 0),
    properties: new Map(
      Object.entries({ name, namespace: 'shop', cluster: CLUSTER, ...properties }),
    ),
    document: { metadata: { name }, ...document },
  };
}

export function relation(
  label: string,
  [out, into]: readonly [string, string],
  seconds = 0,
  properties: Readonly<Record<string, string | number>> = {},
): Mutation {
  return {
    kind: 'putEdge',
    id: `${out} ${label} ${into}`,
    label,
    out,
    in: into,
    at: at(seconds),
    properties: new Map(Object.entries(properties)),
  };
}

const WEB_POD = { status: { phase: 'Running', podIP: '10.1.0.7' }, spec: { nodeName: 'n1' } };

/**
 * A deployment with its replica set and pod on a node, behind a service and a virtual service. The pod is pending
 * first, runs after ten seconds, is changed after twenty, and is gone after thirty.
 */
export async function recordedCluster(): Promise<NaiveGraph> {
  const graph = new NaiveGraph();
  const pod = (seconds: number, phase: string, ready: string) =>
    object('Pod', 'web-1', {
      at: seconds,
      properties: { phase, 'labels.app': 'web', 'labels.app.kubernetes.io/name': 'web' },
      document: { ...WEB_POD, status: { ...WEB_POD.status, phase, ready } },
    });
  const toPod = 'Pod/web-1';
  const toPodEdges: readonly (readonly [string, string])[] = [
    ['Namespace/shop', 'contains'],
    ['ReplicaSet/web', 'owns'],
    ['Service/web', 'selects'],
    ['Service/web', 'endpoint'],
  ];
  const ends = toPodEdges.map(([from, label]) => `${from} ${label} ${toPod}`);
  await graph.write({
    mutations: [
      object('Namespace', 'shop', { document: { status: { phase: 'Active' } } }),
      object('Node', 'n1', {
        document: { status: { addresses: [{ type: 'InternalIP', address: '10.0.0.1' }] } },
      }),
      object('Deployment', 'web', {
        document: { spec: { replicas: 3 }, status: { readyReplicas: 1 } },
      }),
      object('ReplicaSet', 'web'),
      object('Service', 'web', {
        document: { spec: { type: 'ClusterIP', ports: [{ port: 80, name: 'http' }] } },
      }),
      object('VirtualService', 'web'),
      object('DestinationRule', 'web', { document: { spec: { host: 'web' } } }),
      object('Gateway', 'front'),
      object('Subset', 'web-v1', { properties: { 'labels.version': 'v1' } }),
      object('Subset', 'web-v2'),
      pod(0, 'Pending', 'no'),
      relation('contains', ['Namespace/shop', 'Deployment/web']),
      relation('owns', ['Deployment/web', 'ReplicaSet/web']),
      relation('routes', ['VirtualService/web', 'Subset/web-v1'], 0, {
        share: 90,
        protocol: 'http',
      }),
      relation('routes', ['VirtualService/web', 'Subset/web-v2'], 0, {
        share: 0,
        protocol: 'http',
      }),
      relation('boundTo', ['VirtualService/web', 'Gateway/front']),
      relation('configures', ['DestinationRule/web', 'Service/web']),
      ...toPodEdges.map(([from, label]) => relation(label, [from, toPod])),
      relation('runsOn', [toPod, 'Node/n1']),
    ],
  });
  await graph.write({ mutations: [pod(10, 'Running', 'no')] });
  await graph.write({ mutations: [pod(20, 'Running', 'yes')] });
  await graph.write({
    mutations: [
      ...[...ends, `${toPod} runsOn Node/n1`].map((id) => ({
        kind: 'endEdge' as const,
        id,
        at: at(30),
      })),
      { kind: 'endVertex', id: toPod, at: at(30) },
    ],
  });
  return graph;
}
