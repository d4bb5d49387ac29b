import { MESH_GATEWAY } from '../gateway-reference.ts';
import { byKey } from '../group.ts';
import { hostsOverlap, isSubsetOfHost } from '../host-match.ts';
import { serviceHost } from '../hosts.ts';
import type { ApiRouteObject, ParentReference } from '../objects/api-route.ts';
import { compareText } from '../objects/meta.ts';
import { GATEWAY_GROUP, SERVICE_KIND } from '../objects/object-reference.ts';
import type { ObjectSet } from '../objects/object-set.ts';
import type { ConvertedListener } from './gateway-listeners.ts';

/** Something that a route is attached to. */
export interface Parent {
  /** What a VirtualService names: `mesh`, or `namespace/name` of an Istio Gateway. */
  readonly gateway: string;
  /** Instead of the route's own hostnames: those of the service that it is bound to. */
  readonly hosts: readonly string[] | undefined;
  /** The port of that service that it is for; all when absent. */
  readonly port: number | undefined;
  /** Whether a hostname of the route is this parent's, and not one of a listener beside it. */
  readonly takes: (host: string) => boolean;
}

/** Finds what routes are attached to. */
export class Parents {
  readonly #listeners: ReadonlyMap<string, readonly ConvertedListener[]>;
  readonly #services = new Map<string, readonly string[]>();
  readonly #entries = new Map<string, readonly string[]>();

  constructor(objects: ObjectSet, listeners: readonly ConvertedListener[], domain: string) {
    this.#listeners = byKey(listeners.map((listener) => [listener.of, listener] as const));
    for (const { meta } of objects.of('Service')) {
      const host = serviceHost(meta.name, meta.namespace, domain);
      this.#services.set(`${meta.namespace}/${meta.name}`, [host]);
    }
    for (const { meta, hosts } of objects.of('ServiceEntry')) {
      this.#entries.set(`${meta.namespace}/${meta.name}`, hosts);
    }
  }

  /** In the order in which Istio numbers what it makes of them. */
  of(route: ApiRouteObject): readonly Parent[] {
    return route.parents
      .toSorted((a, b) => compareText(inWords(a, route), inWords(b, route)))
      .flatMap((reference) => this.#find(route, reference))
      .toSorted((a, b) => compareText(a.gateway, b.gateway));
  }

  #find(route: ApiRouteObject, reference: ParentReference): readonly Parent[] {
    const key = `${reference.namespace ?? route.meta.namespace}/${reference.name}`;
    switch (reference.kind) {
      case SERVICE_KIND:
        return meshParent(this.#services.get(key), reference);
      case 'networking.istio.io/ServiceEntry':
        return meshParent(this.#entries.get(key), reference);
      case `${GATEWAY_GROUP}/Gateway`: {
        const siblings = this.#listeners.get(key) ?? [];
        return siblings
          .filter((listener) => isAllowed(route, reference, listener))
          .map((listener) => gatewayParent(listener, siblings));
      }
      default:
        return [];
    }
  }
}

function inWords(reference: ParentReference, { meta }: ApiRouteObject): string {
  const { kind, name, section = '', port = 0, namespace = meta.namespace } = reference;
  return `${kind}/${name}/${section}/${port}.${namespace}`;
}

function meshParent(
  hosts: readonly string[] | undefined,
  { port }: ParentReference,
): readonly Parent[] {
  return hosts ? [{ gateway: MESH_GATEWAY, hosts, port, takes: () => true }] : [];
}

function gatewayParent(own: ConvertedListener, siblings: readonly ConvertedListener[]): Parent {
  const { name, namespace } = own.gateway.meta;
  const { hostname = '', port, protocol } = own.listener;
  const others = siblings
    .map(({ listener }) => listener)
    .filter((other) => other.port === port && other.protocol === protocol)
    .map((other) => other.hostname ?? '')
    .filter((other) => other !== hostname);
  return {
    gateway: `${namespace}/${name}`,
    hosts: undefined,
    port: undefined,
    takes: (host) => isIsolated(host, hostname, others),
  };
}

/** A host belongs to the listener with the most specific hostname; one without a wildcard takes what it is given. */
function isIsolated(host: string, own: string, others: readonly string[]): boolean {
  if (own !== '' && !own.startsWith('*')) return true;
  if (own !== '' && !hostsOverlap(host, own)) return false;
  return !others.some((other) => own.length <= other.length && isSubsetOfHost(host, other));
}

function isAllowed(
  route: ApiRouteObject,
  reference: ParentReference,
  { listener, hosts, kinds }: ConvertedListener,
): boolean {
  if (reference.port && reference.port !== listener.port) return false;
  if (reference.section !== undefined && reference.section !== listener.name) return false;
  if (!kinds.includes(route.kind)) return false;
  const own = route.hostnames.length > 0 ? route.hostnames : ['*'];
  return hosts.some((written) => {
    const [namespace, host = ''] = written.split('/');
    const isOpen = namespace === '*' || namespace === route.meta.namespace;
    return isOpen && own.some((name) => hostsOverlap(name, host));
  });
}
