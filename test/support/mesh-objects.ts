/** Objects as an API server gives them, with no more than what a test is about. */
import type { Client } from '@meshlapse/mesh';
import type { Json, JsonObject } from '@meshlapse/model';

export interface Place {
  readonly namespace?: string;
  /** In minutes; those that do not say are the newest. */
  readonly age?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An object of Istio's networking API. */
export function istio(kind: string, name: string, spec: JsonObject, place: Place = {}): Json {
  return { apiVersion: 'networking.istio.io/v1', kind, metadata: metadata(name, place), spec };
}

/** An object of the Gateway API. */
export function gatewayApi(kind: string, name: string, spec: JsonObject, place: Place = {}): Json {
  const apiVersion = 'gateway.networking.k8s.io/v1';
  return { apiVersion, kind, metadata: metadata(name, place), spec };
}

export function core(kind: string, name: string, fields: JsonObject, place: Place = {}): Json {
  return { apiVersion: 'v1', kind, metadata: metadata(name, place), ...fields };
}

/** A Service of pods with label `app` of its name; without ports an HTTP one on 80. */
export function service(name: string, spec: JsonObject = {}, place: Place = {}): Json {
  const ports = [{ name: 'http', port: 80 }];
  return core('Service', name, { spec: { clusterIP: '10.0.0.1', ports, ...spec } }, place);
}

export interface PodPlace extends Place {
  readonly ip: string;
  readonly node?: string;
  readonly account?: string;
  readonly ready?: boolean;
}

export function pod(name: string, { ip, node, account, ready, ...place }: PodPlace): Json {
  const conditions = [{ type: 'Ready', status: (ready ?? true) ? 'True' : 'False' }];
  return core(
    'Pod',
    name,
    {
      spec: { ...(node ? { nodeName: node } : {}), serviceAccountName: account ?? name },
      status: { phase: 'Running', podIP: ip, conditions },
    },
    place,
  );
}

/** An EndpointSlice of a service with one port, of addresses without pods or of `pod@address`. */
export function slice(
  service: string,
  addresses: readonly string[],
  port: JsonObject = { name: 'http', port: 8080 },
  { namespace = 'shop', ...place }: Place = {},
): Json {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: metadata(`${service}-slice`, {
      ...place,
      namespace,
      labels: { 'kubernetes.io/service-name': service },
    }),
    addressType: 'IPv4',
    ports: [port],
    endpoints: addresses.map((text) => {
      const [address = '', name] = text.split('@').reverse();
      return name
        ? { addresses: [address], targetRef: { kind: 'Pod', name, namespace } }
        : { addresses: [address] };
    }),
  };
}

/** A sidecar of namespace `shop`, unless it says otherwise. */
export function client(changes: Partial<Client> = {}): Client {
  return {
    name: 'client',
    namespace: 'shop',
    labels: { app: 'client' },
    ip: '10.9.9.9',
    type: 'sidecar',
    ...changes,
  };
}

/** A gateway's proxy, in namespace `edge` and of label `app: edge`. */
export function router(changes: Partial<Client> = {}): Client {
  const labels = { app: 'edge' };
  return client({ name: 'edge-1', namespace: 'edge', labels, type: 'router', ...changes });
}

function metadata(name: string, { namespace = 'shop', age = 0, labels, annotations }: Place): Json {
  return {
    name,
    namespace,
    creationTimestamp: new Date(Date.UTC(2026, 0, 1, 12, -age)).toISOString(),
    labels: labels ?? {},
    annotations: annotations ?? {},
  };
}
