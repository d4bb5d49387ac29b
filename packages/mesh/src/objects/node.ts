import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';

export interface NodeObject {
  readonly kind: 'Node';
  readonly meta: ObjectMeta;
}

export function readNode(object: Fields): NodeObject {
  return { kind: 'Node', meta: readMeta(object) };
}
