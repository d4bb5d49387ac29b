import { type Labels, resolveHost } from '@meshlapse/mesh';
import { isPresent, objectsOf, textMapOf, textOf } from '../../json.ts';
import {
  type Provision,
  type Reference,
  ruleTopic,
  type SyntheticVertex,
  subsetTopic,
} from '../../linking/facts.ts';
import { oldestFirst } from '../../linking/order.ts';
import type { ObjectView, Resource } from '../../objects/resource.ts';

export const destinationRule: Resource = {
  group: 'networking.istio.io',
  kind: 'DestinationRule',
  promote: (object) => ({ host: hostOf(object) }),
  provide: (object) => {
    const host = hostOf(object);
    if (!host) return [];
    const order = `${oldestFirst(object.created)} ${object.namespace}/${object.name}`;
    return [
      { topic: ruleTopic(host), order },
      ...subsetsOf(object).map(({ name, vertex }): Provision => {
        return { topic: subsetTopic(host, name), vertex: vertex.id, order };
      }),
    ];
  },
  relate: (object) => {
    const host = hostOf(object);
    if (!host) return [];
    const configures: Reference = {
      key: 'configures',
      label: 'configures',
      rule: 'destination-rule-host',
      to: { by: 'host', host },
      properties: { host },
      unresolved: 'missing',
    };
    return [configures, ...subsetsOf(object).flatMap((subset) => subsetReferences(subset, host))];
  },
};

interface Subset {
  readonly name: string;
  readonly labels: Labels;
  readonly vertex: SyntheticVertex;
}

function hostOf({ spec, namespace = '' }: ObjectView): string | undefined {
  const host = textOf(spec['host']);
  return host && resolveHost(host, namespace);
}

/** Of several subsets of one name the first counts. */
function subsetsOf(object: ObjectView): readonly Subset[] {
  const { spec, uid, cluster, namespace, name: rule } = object;
  const host = hostOf(object);
  const subsets = objectsOf(spec['subsets']).map((json): Subset | undefined => {
    const name = textOf(json['name']);
    if (!name) return undefined;
    const labels = textMapOf(json['labels']);
    const own = Object.entries(labels).map(([key, value]) => [`labels.${key}`, value]);
    const properties = { name, namespace, cluster, host, destinationRule: rule };
    return {
      name,
      labels,
      vertex: {
        id: `subset:${uid}/${name}`,
        label: 'Subset',
        properties: { ...properties, ...Object.fromEntries(own) },
        document: { name, host: host ?? '', labels },
      },
    };
  });
  const present = subsets.filter(isPresent);
  return present.filter(({ name }, i) => present.findIndex((other) => other.name === name) === i);
}

function subsetReferences({ name, labels, vertex }: Subset, host: string): readonly Reference[] {
  const subset = { by: 'vertex', vertex } as const;
  return [
    { key: `defines:${name}`, label: 'defines', rule: 'destination-rule-subset', to: subset },
    {
      key: `selects:${name}`,
      label: 'selects',
      rule: 'subset-labels',
      from: subset,
      to: { by: 'workloads', host, labels },
    },
  ];
}
