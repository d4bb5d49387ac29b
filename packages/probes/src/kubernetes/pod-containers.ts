import type { JsonObject } from '@meshlapse/model';
import { numberOf, objectOf, objectsOf, textOf } from '../json.ts';
import type { Properties, Reference } from '../linking/facts.ts';
import type { ObjectView } from '../objects/resource.ts';

const GROUPS = [
  { containers: 'containers', statuses: 'containerStatuses', role: 'app' },
  { containers: 'initContainers', statuses: 'initContainerStatuses', role: 'init' },
  { containers: 'ephemeralContainers', statuses: 'ephemeralContainerStatuses', role: 'ephemeral' },
] as const;

/** A pod's containers, each a vertex that lives as long as the pod names it. */
export function podContainers(object: ObjectView): readonly Reference[] {
  const { uid, name: pod, namespace, cluster, spec, status } = object;
  return GROUPS.flatMap(({ containers, statuses, role }) => {
    const states = objectsOf(status[statuses]);
    return objectsOf(spec[containers]).flatMap((container) => {
      const name = textOf(container['name']);
      if (!name) return [];
      const own = states.find((state) => state['name'] === name);
      const properties = { name, namespace, cluster, pod, role, ...look(container, own) };
      const vertex = { id: `container:${uid}/${name}`, label: 'Container', properties };
      const to = { by: 'vertex', vertex } as const;
      return [{ key: `container:${name}`, label: 'contains', rule: 'pod-container', to }];
    });
  });
}

function look(container: JsonObject, status: JsonObject | undefined): Properties {
  const [state] = Object.entries(objectOf(status?.['state']) ?? {});
  return {
    image: textOf(container['image']),
    imageID: textOf(status?.['imageID']),
    ready: status?.['ready'] === true,
    restarts: numberOf(status?.['restartCount']) ?? 0,
    state: state?.[0],
    reason: textOf(objectOf(state?.[1])?.['reason']),
  };
}
