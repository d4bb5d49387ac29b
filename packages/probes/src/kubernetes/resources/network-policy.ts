import { parseSelector } from '@meshlapse/mesh';
import type { Json, JsonObject } from '@meshlapse/model';
import { at, numberOf, objectOf, objectsOf, textOf, textsOf } from '../../json.ts';
import { addressVertex } from '../../linking/addresses.ts';
import type { Reference, Scope, Target } from '../../linking/facts.ts';
import { keyOf, selectedIn } from '../../linking/shorthand.ts';
import type { ObjectView, Resource } from '../../objects/resource.ts';

export const networkPolicy: Resource = {
  group: 'networking.k8s.io',
  kind: 'NetworkPolicy',
  relate: (object) => [
    ...appliesTo(object),
    ...rulesOf(object, 'Ingress', 'ingress').flatMap((rule, i) =>
      allowed(rule, { from: 'from', label: 'allowsFrom', path: `ingress[${i}]` }, object),
    ),
    ...rulesOf(object, 'Egress', 'egress').flatMap((rule, i) =>
      allowed(rule, { from: 'to', label: 'allowsTo', path: `egress[${i}]` }, object),
    ),
  ],
};

/** Rules of a direction that the policy says it is not about are ignored. */
function rulesOf({ spec }: ObjectView, type: string, field: string): readonly JsonObject[] {
  const types = textsOf(spec['policyTypes']);
  return types.length === 0 || types.includes(type) ? objectsOf(spec[field]) : [];
}

function appliesTo({ spec, namespace }: ObjectView): readonly Reference[] {
  const selector = parseSelector(spec['podSelector'] ?? {});
  if (!selector) return [];
  const to = selectedIn(namespace, selector);
  return [{ key: 'appliesTo', label: 'appliesTo', rule: 'network-policy-selector', to }];
}

interface Direction {
  readonly from: 'from' | 'to';
  readonly label: 'allowsFrom' | 'allowsTo';
  readonly path: string;
}

/** A rule without peers allows everybody: the whole cluster and every address outside. */
function allowed(rule: JsonObject, direction: Direction, object: ObjectView): readonly Reference[] {
  const { from, label, path } = direction;
  const ports = objectsOf(rule['ports']).map(portText).join(',') || undefined;
  const peers = objectsOf(rule[from]);
  const targets =
    peers.length === 0
      ? [{ key: path, to: { by: 'cluster' } as const }]
      : peers.flatMap((peer, i) => peerTargets(peer, `${path}.${from}[${i}]`, object));
  return targets.map(({ key, to }) => {
    const properties = { ports, path: key };
    return { key, label, rule: 'network-policy-peer', to, properties };
  });
}

/** A peer that means whole namespaces is those namespaces, not each of their pods. */
function peerTargets(
  peer: JsonObject,
  key: string,
  { cluster, namespace }: ObjectView,
): readonly { readonly key: string; readonly to: Target }[] {
  const range = textOf(at(peer, 'ipBlock', 'cidr'));
  if (range) return [{ key, to: { by: 'vertex', vertex: addressVertex(cluster, range) } }];
  const pods = isGiven(peer['podSelector']) ? parseSelector(peer['podSelector']) : [];
  const namespaces = parseSelector(peer['namespaceSelector']);
  if (!pods || (isGiven(peer['namespaceSelector']) && !namespaces)) return [];
  if (pods.length === 0) {
    if (!namespaces) return [{ key, to: keyOf('Namespace', undefined, namespace ?? '') }];
    if (namespaces.length === 0) return [{ key, to: { by: 'cluster' } }];
    return [{ key, to: selectedIn(undefined, namespaces, 'Namespace') }];
  }
  const scope: Scope = namespaces
    ? { in: 'namespaces', selector: namespaces }
    : { in: 'namespace', namespace: namespace ?? '' };
  return [{ key, to: { by: 'selector', label: 'Pod', scope, selector: pods } }];
}

function isGiven(json: Json | undefined): boolean {
  return objectOf(json) !== undefined;
}

function portText(port: JsonObject): string {
  const number = textOf(port['port']) ?? numberOf(port['port']) ?? '*';
  const end = numberOf(port['endPort']);
  const range = end === undefined ? `${number}` : `${number}-${end}`;
  return `${range}/${textOf(port['protocol']) ?? 'TCP'}`;
}
