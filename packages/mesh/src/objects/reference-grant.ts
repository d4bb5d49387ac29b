import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';
import { readReference } from './object-reference.ts';

/** Lets objects of other namespaces refer to some of its own. */
export interface ReferenceGrantObject {
  readonly kind: 'ReferenceGrant';
  readonly meta: ObjectMeta;
  /** `kind` is `group/kind`. */
  readonly from: readonly { readonly kind: string; readonly namespace: string }[];
  readonly to: readonly { readonly kind: string; readonly name: string | undefined }[];
}

export function readReferenceGrant(object: Fields): ReferenceGrantObject {
  const spec = object.object('spec');
  return {
    kind: 'ReferenceGrant',
    meta: readMeta(object),
    from: spec.objects('from').map((item) => ({
      kind: readReference(item, '/').kind,
      namespace: item.text('namespace') ?? '',
    })),
    to: spec.objects('to').map((item) => ({
      kind: readReference(item, '/').kind,
      name: item.text('name'),
    })),
  };
}
