/** The name that stands for all sidecars in a VirtualService's `gateways`. */
export const MESH_GATEWAY = 'mesh';

export interface NamespacedName {
  readonly namespace: string;
  readonly name: string;
}

/**
 * Reads how a VirtualService names a Gateway: `ns/name`, `./name`, `name` (its own namespace), or the old
 * `name.ns.svc.cluster.local`.
 */
export function gatewayReference(text: string, namespace: string): NamespacedName {
  const slash = text.indexOf('/');
  if (slash >= 0) {
    const written = text.slice(0, slash);
    return { namespace: written === '.' ? namespace : written, name: text.slice(slash + 1) };
  }
  const [name, other] = text.split('.');
  return other ? { namespace: other, name: name ?? text } : { namespace, name: text };
}
