import type { Json, JsonObject } from '@meshlapse/model';
import { at, objectOf, objectsOf, textOf } from '../json.ts';
import type { Reference } from '../linking/facts.ts';
import { keyOf } from '../linking/shorthand.ts';
import type { ObjectView } from '../objects/resource.ts';

type Use = 'volume' | 'environment';

interface Mount {
  readonly label: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';
  readonly name: string;
  readonly use: Use;
  readonly optional: boolean;
}

/** What a pod takes its files and variables from: one edge for each object, however often it is used. */
export function podMounts({ spec, name, namespace }: ObjectView): readonly Reference[] {
  const mounts = [
    ...objectsOf(spec['volumes']).flatMap((volume) => volumeMounts(volume, name)),
    ...['containers', 'initContainers', 'ephemeralContainers']
      .flatMap((field) => objectsOf(spec[field]))
      .flatMap(environmentMounts),
  ];
  return [...Map.groupBy(mounts, mountKey)].map(([key, uses]) => {
    const [{ label, name: target }] = uses as [Mount, ...Mount[]];
    const used = (use: Use) => (uses.some((mount) => mount.use === use) ? true : undefined);
    return {
      key,
      label: 'mounts',
      rule: 'pod-mount',
      to: keyOf(label, namespace, target),
      properties: { volume: used('volume'), environment: used('environment') },
      unresolved: uses.every(({ optional }) => optional) ? 'optional' : 'missing',
    };
  });
}

function mountKey({ label, name }: Mount): string {
  return `mounts:${label}/${name}`;
}

function volumeMounts(volume: JsonObject, pod: string): readonly Mount[] {
  const claim = textOf(at(volume, 'persistentVolumeClaim', 'claimName'));
  const own = objectOf(volume['ephemeral']) ? `${pod}-${textOf(volume['name'])}` : undefined;
  const projected = objectsOf(at(volume, 'projected', 'sources'));
  return [
    ...mount('PersistentVolumeClaim', claim ?? own, 'volume', false),
    ...sourceMounts(volume['configMap'], volume['secret'], 'volume'),
    ...projected.flatMap(({ configMap, secret }) => sourceMounts(configMap, secret, 'volume')),
  ];
}

function environmentMounts(container: JsonObject): readonly Mount[] {
  return [
    ...objectsOf(container['envFrom']).flatMap(({ configMapRef, secretRef }) =>
      sourceMounts(configMapRef, secretRef, 'environment'),
    ),
    ...objectsOf(container['env']).flatMap(({ valueFrom }) =>
      sourceMounts(at(valueFrom, 'configMapKeyRef'), at(valueFrom, 'secretKeyRef'), 'environment'),
    ),
  ];
}

function sourceMounts(
  configMap: Json | undefined,
  secret: Json | undefined,
  use: Use,
): readonly Mount[] {
  const secretName = textOf(at(secret, 'secretName')) ?? textOf(at(secret, 'name'));
  return [
    ...mount('ConfigMap', textOf(at(configMap, 'name')), use, at(configMap, 'optional') === true),
    ...mount('Secret', secretName, use, at(secret, 'optional') === true),
  ];
}

function mount(
  label: Mount['label'],
  name: string | undefined,
  use: Use,
  optional: boolean,
): readonly Mount[] {
  return name ? [{ label, name, use, optional }] : [];
}
