import { gatewayReference, MESH_GATEWAY } from '../gateway-reference.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';

/** The gateways that it is bound to: `mesh` or `namespace/name`. */
export function gatewaysOf(object: VirtualServiceObject): readonly string[] {
  if (object.gateways.length === 0) return [MESH_GATEWAY];
  return object.gateways.map((text) => resolveGateway(text, object.meta.namespace));
}

export function resolveGateway(text: string, namespace: string): string {
  if (text === MESH_GATEWAY) return text;
  const reference = gatewayReference(text, namespace);
  return `${reference.namespace}/${reference.name}`;
}
