import { textOf } from '../../json.ts';
import type { Resource } from '../../objects/resource.ts';
import { ofStorageClass } from '../storage-class-reference.ts';

export const persistentVolume: Resource = {
  group: '',
  kind: 'PersistentVolume',
  promote: ({ status }) => ({ phase: textOf(status['phase']) }),
  relate: ({ spec }) => ofStorageClass(spec),
};
