import type { Json } from '@meshlapse/model';
import { at, numberOf, textOf } from '../../json.ts';
import type { Single } from '../../linking/facts.ts';
import { keyOf } from '../../linking/shorthand.ts';
import type { ObjectView, Resource } from '../../objects/resource.ts';
import { groupOf } from '../../objects/resource-name.ts';
import { vertexLabel } from '../../objects/vertex-label.ts';

export const event: Resource = {
  group: 'events.k8s.io',
  kind: 'Event',
  promote: ({ document }) => ({
    reason: textOf(document['reason']),
    type: textOf(document['type']),
    note: textOf(document['note']) ?? textOf(document['message']),
    count: numberOf(at(document, 'series', 'count')) ?? numberOf(document['deprecatedCount']),
  }),
  relate: (object) => {
    const { document } = object;
    const to = regarded(document['regarding'] ?? document['involvedObject'], object);
    return to ? [{ key: 'concerns', label: 'concerns', rule: 'event-regarding', to }] : [];
  },
};

/** By uid where there is one: a name may by now be another object's. */
function regarded(reference: Json | undefined, { namespace }: ObjectView): Single | undefined {
  const uid = textOf(at(reference, 'uid'));
  if (uid) return { by: 'uid', uid };
  const [kind, name] = [textOf(at(reference, 'kind')), textOf(at(reference, 'name'))];
  if (!kind || !name) return undefined;
  const label = vertexLabel(groupOf(textOf(at(reference, 'apiVersion')) ?? ''), kind);
  const own = textOf(at(reference, 'namespace'));
  return keyOf(label, own ?? (CLUSTER_WIDE.has(label) ? undefined : namespace), name);
}

const CLUSTER_WIDE: ReadonlySet<string> = new Set(['Node', 'Namespace', 'PersistentVolume']);
