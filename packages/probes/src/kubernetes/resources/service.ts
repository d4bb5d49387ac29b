import { labelsSelector, type Selector, serviceHost } from '@meshlapse/mesh';
import { textMapOf, textOf } from '../../json.ts';
import { hostProvisions } from '../../linking/hosts.ts';
import { oldestFirst } from '../../linking/order.ts';
import { selectedIn } from '../../linking/shorthand.ts';
import type { ObjectView, Resource } from '../../objects/resource.ts';

export const service: Resource = {
  group: '',
  kind: 'Service',
  promote: ({ spec }) => ({
    type: textOf(spec['type']),
    clusterIP: textOf(spec['clusterIP']),
  }),
  provide: (object) => {
    const { name, namespace = '', created } = object;
    const selector = selectorOf(object);
    const workloads = selector && { labels: ['Pod'] as const, namespace, selector };
    const order = `0 ${oldestFirst(created)}`;
    return hostProvisions([serviceHost(name, namespace)], { order, workloads });
  },
  relate: (object) => {
    const selector = selectorOf(object);
    if (!selector) return [];
    const to = selectedIn(object.namespace, selector);
    return [{ key: 'selects', label: 'selects', rule: 'service-selector', to }];
  },
};

/** A Service without a selector has endpoints made by hand; an alias of an outer name has none. */
function selectorOf({ spec }: ObjectView): Selector | undefined {
  const labels = textMapOf(spec['selector']);
  if (spec['type'] === 'ExternalName' || Object.keys(labels).length === 0) return undefined;
  return labelsSelector(labels);
}
