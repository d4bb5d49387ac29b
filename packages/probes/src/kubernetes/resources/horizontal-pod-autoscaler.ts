import { at, numberOf, textOf } from '../../json.ts';
import { keyOf } from '../../linking/shorthand.ts';
import type { Resource } from '../../objects/resource.ts';
import { groupOf } from '../../objects/resource-name.ts';
import { vertexLabel } from '../../objects/vertex-label.ts';

export const horizontalPodAutoscaler: Resource = {
  group: 'autoscaling',
  kind: 'HorizontalPodAutoscaler',
  promote: ({ spec, status }) => ({
    minReplicas: numberOf(spec['minReplicas']),
    maxReplicas: numberOf(spec['maxReplicas']),
    replicas: numberOf(status['currentReplicas']),
  }),
  relate: ({ spec, namespace }) => {
    const kind = textOf(at(spec, 'scaleTargetRef', 'kind'));
    const name = textOf(at(spec, 'scaleTargetRef', 'name'));
    if (!kind || !name) return [];
    const group = groupOf(textOf(at(spec, 'scaleTargetRef', 'apiVersion')) ?? '');
    const to = keyOf(vertexLabel(group, kind), namespace, name);
    const unresolved = 'missing';
    return [{ key: 'scales', label: 'scales', rule: 'autoscaler-target', to, unresolved }];
  },
};
