import type { Fields } from './fields.ts';

/** The API group of the Gateway API. */
export const GATEWAY_GROUP = 'gateway.networking.k8s.io';

export const SERVICE_KIND = '/Service';

/** How objects of the Gateway API name others. */
export interface ObjectReference {
  /** `group/kind`; Kubernetes' own group is empty. */
  readonly kind: string;
  readonly name: string;
  /** `undefined` is the namespace of the object that says it. */
  readonly namespace: string | undefined;
}

/** @param assumed the `group/kind` of one that leaves them out. */
export function readReference(reference: Fields, assumed: string): ObjectReference {
  const [group = '', kind = ''] = assumed.split('/');
  return {
    kind: `${reference.text('group') ?? group}/${reference.text('kind') ?? kind}`,
    name: reference.text('name') ?? '',
    namespace: reference.text('namespace'),
  };
}
