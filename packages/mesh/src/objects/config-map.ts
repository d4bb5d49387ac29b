import type { Json } from '@meshlapse/model';
import { parse } from 'yaml';
import { type MeshConfig, readMeshConfig } from '../settings.ts';
import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';

export interface ConfigMapObject {
  readonly kind: 'ConfigMap';
  readonly meta: ObjectMeta;
  /** Of one that has the key `mesh`. */
  readonly meshConfig: MeshConfig | undefined;
}

export function readConfigMap(object: Fields): ConfigMapObject {
  const data = object.object('data');
  return {
    kind: 'ConfigMap',
    meta: readMeta(object),
    meshConfig: data.has('mesh') ? readMeshConfig(data.parsed('mesh', parseQuietly)) : undefined,
  };
}

/** Without a word of the library's own on what is odd in it. */
function parseQuietly(text: string): Json {
  return parse(text, { logLevel: 'error' });
}
