import type { AllowedNamespaces, GatewayListener } from '../objects/kubernetes-gateway.ts';
import type { NamespaceObject } from '../objects/namespace.ts';
import { selectorMatches } from '../selectors.ts';

/** A namespace that there is none of: the server is there, but nobody's routes. */
const NOBODY = '~';

/** A listener's host for every namespace whose routes it allows, as an Istio server says it. */
export function allowedHosts(
  { hostname, allowedNamespaces }: GatewayListener,
  own: string,
  namespaces: readonly NamespaceObject[],
): readonly string[] {
  const allowed = namesOf(allowedNamespaces, own, namespaces);
  return (allowed.length > 0 ? allowed : [NOBODY]).map((name) => `${name}/${hostname ?? '*'}`);
}

function namesOf(
  allowed: AllowedNamespaces,
  own: string,
  namespaces: readonly NamespaceObject[],
): readonly string[] {
  switch (allowed.from) {
    case 'same':
      return [own];
    case 'all':
      return ['*'];
    case 'selector': {
      const { selector } = allowed;
      if (!selector) return [];
      return namespaces
        .filter(({ meta }) =>
          selectorMatches(selector, {
            ...meta.labels,
            'kubernetes.io/metadata.name': meta.name,
          }),
        )
        .map(({ meta }) => meta.name)
        .sort();
    }
  }
}
