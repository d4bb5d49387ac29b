import { textOf } from '../../json.ts';
import { keyOf } from '../../linking/shorthand.ts';
import type { Resource } from '../../objects/resource.ts';
import { ofStorageClass } from '../storage-class-reference.ts';

export const persistentVolumeClaim: Resource = {
  group: '',
  kind: 'PersistentVolumeClaim',
  promote: ({ status }) => ({ phase: textOf(status['phase']) }),
  relate: ({ spec }) => {
    const volume = textOf(spec['volumeName']);
    const storageClass = ofStorageClass(spec);
    if (!volume) return storageClass;
    const to = keyOf('PersistentVolume', undefined, volume);
    const unresolved = 'missing';
    return [
      { key: 'bindsTo', label: 'bindsTo', rule: 'claim-volume', to, unresolved },
      ...storageClass,
    ];
  },
};
