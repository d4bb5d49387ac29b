import { parseSelector } from '@meshlapse/mesh';
import { numberOf } from '../../json.ts';
import { selectedIn } from '../../linking/shorthand.ts';
import type { Resource } from '../../objects/resource.ts';

export const podDisruptionBudget: Resource = {
  group: 'policy',
  kind: 'PodDisruptionBudget',
  promote: ({ status }) => ({
    disruptionsAllowed: numberOf(status['disruptionsAllowed']),
    currentHealthy: numberOf(status['currentHealthy']),
    desiredHealthy: numberOf(status['desiredHealthy']),
  }),
  relate: ({ spec, namespace }) => {
    const selector = parseSelector(spec['selector']);
    if (!selector) return [];
    const to = selectedIn(namespace, selector);
    return [{ key: 'protects', label: 'protects', rule: 'disruption-budget-selector', to }];
  },
};
