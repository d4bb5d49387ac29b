import type { Json } from '@meshlapse/model';
import { type ApiRouteObject, apiRouteReader } from './api-route.ts';
import { type BackendTlsPolicyObject, readBackendTlsPolicy } from './backend-tls-policy.ts';
import { type ConfigMapObject, readConfigMap } from './config-map.ts';
import { type DestinationRuleObject, readDestinationRule } from './destination-rule.ts';
import { type EndpointSliceObject, readEndpointSlice } from './endpoint-slice.ts';
import { Fields, type Note, Notes } from './fields.ts';
import { type GatewayObject, readGateway } from './gateway.ts';
import { type GatewayClassObject, readGatewayClass } from './gateway-class.ts';
import { type KubernetesGatewayObject, readKubernetesGateway } from './kubernetes-gateway.ts';
import { type NamespaceObject, readNamespace } from './namespace.ts';
import { type NodeObject, readNode } from './node.ts';
import { type PeerAuthenticationObject, readPeerAuthentication } from './peer-authentication.ts';
import { type PodObject, readPod } from './pod.ts';
import { type ReferenceGrantObject, readReferenceGrant } from './reference-grant.ts';
import { readService, type ServiceObject } from './service.ts';
import { readServiceEntry, type ServiceEntryObject } from './service-entry.ts';
import { readSidecar, type SidecarObject } from './sidecar.ts';
import { readVirtualService, type VirtualServiceObject } from './virtual-service.ts';
import { readWorkloadEntry, type WorkloadEntryObject } from './workload-entry.ts';

/** An object that mesh semantics reads, as a typed model. */
export type MeshObject =
  | ApiRouteObject<'HTTPRoute'>
  | ApiRouteObject<'GRPCRoute'>
  | ApiRouteObject<'TCPRoute'>
  | ApiRouteObject<'TLSRoute'>
  | BackendTlsPolicyObject
  | ConfigMapObject
  | DestinationRuleObject
  | EndpointSliceObject
  | GatewayClassObject
  | GatewayObject
  | KubernetesGatewayObject
  | NamespaceObject
  | NodeObject
  | PeerAuthenticationObject
  | PodObject
  | ReferenceGrantObject
  | ServiceEntryObject
  | ServiceObject
  | SidecarObject
  | VirtualServiceObject
  | WorkloadEntryObject;

export type ObjectOfKind<K extends MeshObject['kind']> = Extract<MeshObject, { readonly kind: K }>;

/** By API group and kind; the version does not matter, the fields read are the same in all of them. */
const READERS: ReadonlyMap<string, (object: Fields) => MeshObject> = new Map<
  string,
  (object: Fields) => MeshObject
>([
  ['/ConfigMap', readConfigMap],
  ['/Namespace', readNamespace],
  ['/Node', readNode],
  ['/Pod', readPod],
  ['/Service', readService],
  ['discovery.k8s.io/EndpointSlice', readEndpointSlice],
  ['gateway.networking.k8s.io/BackendTLSPolicy', readBackendTlsPolicy],
  ['gateway.networking.k8s.io/GRPCRoute', apiRouteReader('GRPCRoute')],
  ['gateway.networking.k8s.io/Gateway', readKubernetesGateway],
  ['gateway.networking.k8s.io/GatewayClass', readGatewayClass],
  ['gateway.networking.k8s.io/HTTPRoute', apiRouteReader('HTTPRoute')],
  ['gateway.networking.k8s.io/ReferenceGrant', readReferenceGrant],
  ['gateway.networking.k8s.io/TCPRoute', apiRouteReader('TCPRoute')],
  ['gateway.networking.k8s.io/TLSRoute', apiRouteReader('TLSRoute')],
  ['networking.istio.io/DestinationRule', readDestinationRule],
  ['networking.istio.io/Gateway', readGateway],
  ['networking.istio.io/ServiceEntry', readServiceEntry],
  ['networking.istio.io/Sidecar', readSidecar],
  ['networking.istio.io/VirtualService', readVirtualService],
  ['networking.istio.io/WorkloadEntry', readWorkloadEntry],
  ['security.istio.io/PeerAuthentication', readPeerAuthentication],
]);

export interface ReadObject {
  /** `undefined` for kinds that mesh semantics does not read. */
  readonly object: MeshObject | undefined;
  readonly notes: readonly Note[];
}

const known = new WeakMap<object, ReadObject>();

/**
 * Reads one object as the API server gives it, once: the next instant's mesh finds what stayed the same read already.
 *
 * Never throws: what cannot be read is left out and noted.
 */
export function readObject(json: Json): ReadObject {
  if (typeof json !== 'object' || json === null) return { object: undefined, notes: [] };
  let read = known.get(json);
  if (!read) {
    read = readAnew(json);
    known.set(json, read);
  }
  return read;
}

function readAnew(json: Json): ReadObject {
  const unnamed = new Fields(json, '', new Notes(''));
  const kind = unnamed.text('kind') ?? '';
  const apiVersion = unnamed.text('apiVersion') ?? '';
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const reader = READERS.get(`${group}/${kind}`);
  if (!reader) return { object: undefined, notes: [] };
  const meta = unnamed.object('metadata');
  const notes = new Notes(`${kind}/${meta.text('namespace') ?? ''}/${meta.text('name') ?? ''}`);
  return { object: reader(new Fields(json, '', notes)), notes: notes.list };
}
