import { labelsSelector } from '@meshlapse/mesh';
import type { Json, JsonObject } from '@meshlapse/model';
import { at, isPresent, objectOf, objectsOf, textMapOf, textOf } from '../json.ts';
import type { Reference } from '../linking/facts.ts';
import { keyOf, selectedIn } from '../linking/shorthand.ts';
import type { ObjectView } from '../objects/resource.ts';
import { vertexLabel } from '../objects/vertex-label.ts';
import { ROOT_NAMESPACE } from './root-namespace.ts';

/**
 * What a policy applies to: the objects it names, else the pods its selector selects in its namespace, else all
 * pods there. In the root namespace "there" is the whole mesh.
 *
 * Which of several policies wins for a pod is not decided here.
 */
export function policyTargets(object: ObjectView): readonly Reference[] {
  const { spec } = object;
  const single = objectOf(spec['targetRef']);
  const named = [...(single ? [single] : []), ...objectsOf(spec['targetRefs'])];
  if (named.length > 0) return named.map((target) => namedTarget(target, object)).filter(isPresent);
  return [workloadTargets(at(spec, 'selector', 'matchLabels'), object)];
}

/** The pods that labels select from where an Istio object is. */
export function workloadTargets(
  matchLabels: Json | undefined,
  { namespace }: ObjectView,
): Reference {
  const selector = labelsSelector(textMapOf(matchLabels));
  const to = selectedIn(namespace === ROOT_NAMESPACE ? undefined : namespace, selector);
  return { key: 'appliesTo', label: 'appliesTo', rule: 'workload-selector', to };
}

function namedTarget(target: JsonObject, { namespace }: ObjectView): Reference | undefined {
  const [kind, name] = [textOf(target['kind']), textOf(target['name'])];
  if (!kind || !name) return undefined;
  const label = vertexLabel(textOf(target['group']) ?? '', kind);
  const place = label === 'GatewayClass' ? undefined : (textOf(target['namespace']) ?? namespace);
  return {
    key: `appliesTo:${label}/${place ?? ''}/${name}`,
    label: 'appliesTo',
    rule: 'policy-target',
    to: keyOf(label, place, name),
    unresolved: 'missing',
  };
}
