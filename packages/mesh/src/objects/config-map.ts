import type { Labels } from '../selectors.ts';
import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';

export interface ConfigMapObject {
  readonly kind: 'ConfigMap';
  readonly meta: ObjectMeta;
  readonly data: Labels;
}

export function readConfigMap(object: Fields): ConfigMapObject {
  return { kind: 'ConfigMap', meta: readMeta(object), data: object.labels('data') };
}
