import { labelsSelector } from '@meshlapse/mesh';
import { textMapOf } from '../../json.ts';
import { selectedIn } from '../../linking/shorthand.ts';
import type { Resource } from '../../objects/resource.ts';

export const gateway: Resource = {
  group: 'networking.istio.io',
  kind: 'Gateway',
  relate: ({ spec }) => {
    const labels = textMapOf(spec['selector']);
    if (Object.keys(labels).length === 0) return [];
    const to = selectedIn(undefined, labelsSelector(labels));
    return [{ key: 'appliesTo', label: 'appliesTo', rule: 'gateway-selector', to }];
  },
};
