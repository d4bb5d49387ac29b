import { numberOf, textOf } from '../../json.ts';
import { addressVertex } from '../../linking/addresses.ts';
import type { Reference } from '../../linking/facts.ts';
import { keyOf } from '../../linking/shorthand.ts';
import type { ObjectView, Resource } from '../../objects/resource.ts';

export const workloadEntry: Resource = {
  group: 'networking.istio.io',
  kind: 'WorkloadEntry',
  promote: ({ spec }) => ({
    address: textOf(spec['address']),
    weight: numberOf(spec['weight']),
  }),
  relate: (object) => [...endpoint(object), ...runsAs(object)],
};

function endpoint({ spec, cluster }: ObjectView): readonly Reference[] {
  const address = textOf(spec['address']);
  if (!address) return [];
  const to = { by: 'vertex', vertex: addressVertex(cluster, address) } as const;
  const properties = { address, weight: numberOf(spec['weight']) };
  return [{ key: 'endpoint', label: 'endpoint', rule: 'workload-entry-address', to, properties }];
}

function runsAs({ spec, namespace }: ObjectView): readonly Reference[] {
  const account = textOf(spec['serviceAccount']);
  if (!account) return [];
  const to = keyOf('ServiceAccount', namespace, account);
  const rule = 'workload-entry-service-account';
  return [{ key: 'runsAs', label: 'runsAs', rule, to, unresolved: 'missing' }];
}
