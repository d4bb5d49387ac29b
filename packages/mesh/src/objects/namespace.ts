import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';

export interface NamespaceObject {
  readonly kind: 'Namespace';
  readonly meta: ObjectMeta;
}

export function readNamespace(object: Fields): NamespaceObject {
  return { kind: 'Namespace', meta: readMeta(object) };
}
