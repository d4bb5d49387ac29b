import { labelsSelector } from '@meshlapse/mesh';
import { textOf } from '../../json.ts';
import type { Reference } from '../../linking/facts.ts';
import { keyOf, selectedIn } from '../../linking/shorthand.ts';
import { conditionStatus } from '../../objects/conditions.ts';
import type { ObjectView, Resource } from '../../objects/resource.ts';

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

export const gateway: Resource = {
  group: 'gateway.networking.k8s.io',
  kind: 'Gateway',
  promote: ({ status }) => ({
    accepted: conditionStatus(status, 'Accepted'),
    programmed: conditionStatus(status, 'Programmed'),
  }),
  relate: (object) => [appliesTo(object), ...ofClass(object)],
};

/** The pods that were made for it carry its name. */
function appliesTo({ namespace, name }: ObjectView): Reference {
  const to = selectedIn(namespace, labelsSelector({ [GATEWAY_NAME]: name }));
  return { key: 'appliesTo', label: 'appliesTo', rule: 'gateway-name-label', to };
}

function ofClass({ spec }: ObjectView): readonly Reference[] {
  const name = textOf(spec['gatewayClassName']);
  if (!name) return [];
  const to = keyOf('GatewayClass', undefined, name);
  return [{ key: 'ofClass', label: 'ofClass', rule: 'gateway-class', to, unresolved: 'missing' }];
}
