import type { JsonObject } from '@meshlapse/model';
import { DateTime, type Instant, parseInstant, type Value } from '@meshlapse/model';
import { at, numberOf, objectOf, objectsOf, textMapOf, textOf } from '../json.ts';
import { type Facts, keyTopic, type Reference } from '../linking/facts.ts';
import { newestFirst } from '../linking/order.ts';
import { keyOf } from '../linking/shorthand.ts';
import { resourceOf } from '../resources.ts';
import type { NormalisedObject } from './normalise.ts';
import type { ObjectView, Resource } from './resource.ts';
import { groupOf } from './resource-name.ts';
import { vertexLabel } from './vertex-label.ts';

/** An object ready to be described: its document and where it comes from. */
export function viewOf(document: JsonObject, cluster: string, resource: string): ObjectView {
  const metadata = objectOf(document['metadata']) ?? {};
  const kind = textOf(document['kind']) ?? '';
  return {
    cluster,
    resource,
    label: vertexLabel(groupOf(textOf(document['apiVersion']) ?? ''), kind),
    uid: textOf(metadata['uid']) ?? '',
    namespace: textOf(metadata['namespace']),
    name: textOf(metadata['name']) ?? '',
    labels: textMapOf(metadata['labels']),
    created: instantOf(metadata['creationTimestamp']),
    document,
    spec: objectOf(document['spec']) ?? {},
    status: objectOf(document['status']) ?? {},
  };
}

/** What linking has to know of an object. */
export function factsOf(object: ObjectView): Facts {
  const { uid: id, label, namespace, name, labels, created } = object;
  const resource = definitionOf(object);
  const references = [contained(object), ...owned(object), ...(resource?.relate?.(object) ?? [])];
  const own = { topic: keyTopic(label, namespace, name), order: newestFirst(created) };
  return {
    id,
    label,
    namespace,
    name,
    labels,
    provides: [own, ...(resource?.provide?.(object) ?? [])],
    references: firstOfEach(references),
  };
}

/** What an object says twice counts as it says it first. */
function firstOfEach(references: readonly Reference[]): readonly Reference[] {
  const byKey = new Map<string, Reference>();
  for (const reference of references) {
    if (!byKey.has(reference.key)) byKey.set(reference.key, reference);
  }
  return byKey.size === references.length ? references : [...byKey.values()];
}

/** The properties of an object's vertex, those of all kinds first, its labels and annotations last. */
export function propertiesOf(
  object: ObjectView,
  { resourceVersion, lastHeartbeat }: Pick<NormalisedObject, 'resourceVersion' | 'lastHeartbeat'>,
): Map<string, Value> {
  const { document, created } = object;
  const properties = new Map<string, Value>();
  const put = (key: string, value: Value | undefined): void => {
    if (value !== undefined) properties.set(key, value);
  };
  put('name', object.name);
  put('namespace', object.namespace);
  put('cluster', object.cluster);
  put('uid', object.uid);
  put('kind', textOf(document['kind']));
  put('apiVersion', textOf(document['apiVersion']));
  put('resource', object.resource);
  put('resourceVersion', resourceVersion);
  put('generation', numberOf(at(document, 'metadata', 'generation')));
  put('creationTimestamp', created === undefined ? undefined : new DateTime(created));
  put('lastHeartbeat', dateTime(lastHeartbeat));
  const promoted = definitionOf(object)?.promote?.(object) ?? {};
  for (const [key, value] of Object.entries(promoted)) put(key, value);
  for (const [key, value] of Object.entries(object.labels)) put(`labels.${key}`, value);
  const annotations = textMapOf(at(document, 'metadata', 'annotations'));
  for (const [key, value] of Object.entries(annotations)) put(`annotations.${key}`, value);
  return properties;
}

/** What of an object changes without a new version. */
export function touchedProperties({
  resourceVersion,
  lastHeartbeat,
}: NormalisedObject): Map<string, Value> {
  const properties = new Map<string, Value>();
  if (resourceVersion !== undefined) properties.set('resourceVersion', resourceVersion);
  const heartbeat = dateTime(lastHeartbeat);
  if (heartbeat) properties.set('lastHeartbeat', heartbeat);
  return properties;
}

function definitionOf({ document }: ObjectView): Resource | undefined {
  const group = groupOf(textOf(document['apiVersion']) ?? '');
  return resourceOf(group, textOf(document['kind']) ?? '');
}

/** By its namespace; what is in no namespace, by the cluster. */
function contained({ namespace }: ObjectView): Reference {
  const from = namespace ? keyOf('Namespace', undefined, namespace) : ({ by: 'cluster' } as const);
  const rule = namespace ? 'namespace-member' : 'cluster-member';
  return { key: 'contained', label: 'contains', rule, from, to: { by: 'self' } };
}

function owned({ document }: ObjectView): readonly Reference[] {
  return objectsOf(at(document, 'metadata', 'ownerReferences')).flatMap((owner) => {
    const uid = textOf(owner['uid']);
    if (!uid) return [];
    return {
      key: `owned:${uid}`,
      label: 'owns',
      rule: 'owner-reference',
      from: { by: 'uid', uid },
      to: { by: 'self' },
      properties: { controller: owner['controller'] === true },
    } as const;
  });
}

function dateTime(text: string | undefined): DateTime | undefined {
  const instant = instantOf(text);
  return instant === undefined ? undefined : new DateTime(instant);
}

function instantOf(json: JsonObject[string] | undefined): Instant | undefined {
  const text = textOf(json);
  if (text === undefined) return undefined;
  try {
    return parseInstant(text);
  } catch {
    return undefined;
  }
}
