import type { JsonObject } from '@meshlapse/model';
import { textOf } from '../json.ts';
import type { Reference } from '../linking/facts.ts';
import { keyOf } from '../linking/shorthand.ts';

/** A volume's or claim's class. A class that is not there matters only as long as nothing is bound. */
export function ofStorageClass(spec: JsonObject): readonly Reference[] {
  const name = textOf(spec['storageClassName']);
  if (!name) return [];
  const to = keyOf('StorageClass', undefined, name);
  const unresolved = 'optional';
  return [{ key: 'ofClass', label: 'ofClass', rule: 'storage-class', to, unresolved }];
}
