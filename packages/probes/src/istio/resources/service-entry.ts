import { labelsSelector, type Selector } from '@meshlapse/mesh';
import type { JsonObject } from '@meshlapse/model';
import { at, numberOf, objectOf, objectsOf, textMapOf, textOf, textsOf } from '../../json.ts';
import { addressVertex } from '../../linking/addresses.ts';
import type { Reference, SelectableLabel } from '../../linking/facts.ts';
import { hostProvisions } from '../../linking/hosts.ts';
import { oldestFirst } from '../../linking/order.ts';
import { selectedIn } from '../../linking/shorthand.ts';
import type { ObjectView, Resource } from '../../objects/resource.ts';

const SELECTED: readonly SelectableLabel[] = ['Pod', 'WorkloadEntry'];

export const serviceEntry: Resource = {
  group: 'networking.istio.io',
  kind: 'ServiceEntry',
  promote: ({ spec }) => ({
    location: textOf(spec['location']),
    resolution: textOf(spec['resolution']),
  }),
  provide: (object) => {
    const { spec, namespace = '', name, created } = object;
    const hosts = textsOf(spec['hosts']).map((host) => host.toLowerCase());
    const selector = selectorOf(object);
    const workloads = selector && { labels: SELECTED, namespace, selector };
    const order = `1 ${oldestFirst(created)} ${namespace}/${name}`;
    return hostProvisions(hosts, { order, workloads });
  },
  relate: (object) => {
    const { spec, namespace } = object;
    const selector = selectorOf(object);
    if (!selector) {
      return objectsOf(spec['endpoints']).flatMap((endpoint) => inlineEndpoint(endpoint, object));
    }
    return SELECTED.map((label) => ({
      key: `endpoint:${label}`,
      label: 'endpoint',
      rule: 'service-entry-selector',
      to: selectedIn(namespace, selector, label),
    }));
  },
};

function selectorOf({ spec }: ObjectView): Selector | undefined {
  const labels = textMapOf(at(spec, 'workloadSelector', 'labels'));
  return Object.keys(labels).length > 0 ? labelsSelector(labels) : undefined;
}

function inlineEndpoint(endpoint: JsonObject, { cluster }: ObjectView): readonly Reference[] {
  const address = textOf(endpoint['address']);
  if (!address) return [];
  const ports = Object.entries(objectOf(endpoint['ports']) ?? {}).flatMap(([name, port]) =>
    typeof port === 'number' ? [`${name}:${port}`] : [],
  );
  return [
    {
      key: `endpoint:${address}`,
      label: 'endpoint',
      rule: 'service-entry-endpoint',
      to: { by: 'vertex', vertex: addressVertex(cluster, address) },
      properties: {
        address,
        ports: ports.length > 0 ? ports.join(',') : undefined,
        weight: numberOf(endpoint['weight']),
        locality: textOf(endpoint['locality']),
      },
    },
  ];
}
