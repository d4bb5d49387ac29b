import type { HttpRoute } from '../objects/http-route.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';
import { joinNames, mergeMatches } from './merge-matches.ts';

/**
 * Puts the routes of delegates into the VirtualServices that name them, whose identity they take.
 *
 * Delegates are those without hosts; they do nothing by themselves. A route whose delegate is missing, or is not
 * exported to the root's namespace, vanishes; so does a delegate's route whose match is not within the root's.
 */
export function mergeDelegates(
  objects: readonly VirtualServiceObject[],
  defaultExportTo: ReadonlySet<string>,
): readonly VirtualServiceObject[] {
  const delegates = new Map(
    objects
      .filter(({ hosts }) => hosts.length === 0)
      .map((object) => [`${object.meta.namespace}/${object.meta.name}`, object] as const),
  );
  const routesOf = (root: VirtualServiceObject, route: HttpRoute): readonly HttpRoute[] => {
    if (!route.delegate) return [route];
    const { namespace } = root.meta;
    const delegate = delegates.get(
      `${route.delegate.namespace ?? namespace}/${route.delegate.name}`,
    );
    if (!delegate || !isVisible(delegate, namespace, defaultExportTo)) return [];
    return delegate.http.flatMap((own) => mergeRoute(route, own) ?? []);
  };
  return objects
    .filter(({ hosts }) => hosts.length > 0)
    .map((root) => ({ ...root, http: root.http.flatMap((route) => routesOf(root, route)) }));
}

function isVisible(
  delegate: VirtualServiceObject,
  namespace: string,
  defaultExportTo: ReadonlySet<string>,
): boolean {
  const own = delegate.meta.namespace;
  const said = delegate.exportTo ?? defaultExportTo;
  return said.has('*') || said.has(namespace) || (said.has('.') && own === namespace);
}

/** What the delegate says, and what it leaves open from the root; `undefined` when their matches conflict. */
function mergeRoute(root: HttpRoute, own: HttpRoute): HttpRoute | undefined {
  const match = mergeMatches(root.match, own.match);
  return (
    match && {
      ...own,
      match,
      name: joinNames(root.name, own.name),
      rewrite: own.rewrite ?? root.rewrite,
      directResponse: own.directResponse ?? root.directResponse,
      timeoutMs: own.timeoutMs ?? root.timeoutMs,
      retries: own.retries ?? root.retries,
      fault: own.fault ?? root.fault,
      mirror: own.mirror ?? root.mirror,
      mirrorPercentage: own.mirrorPercentage ?? root.mirrorPercentage,
      mirrors: own.mirrors.length > 0 ? own.mirrors : root.mirrors,
      cors: own.cors ?? root.cors,
      headers: own.headers ?? root.headers,
    }
  );
}
