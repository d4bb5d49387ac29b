import type { JsonObject } from '@meshlapse/model';
import { ApiFailure } from './api-failure.ts';
import { isObject } from './api-response.ts';

/** A resource that can be listed and watched. */
export interface ServedResource {
  /** `group/version/plural`, in the core group `version/plural`. */
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** Of these only metadata is asked for, so that what they keep never enters the process. */
const METADATA_ONLY: ReadonlySet<string> = new Set(['v1/secrets']);

/** kubectl leaves a copy of the whole object here. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Where the resource is listed: everywhere, or in one namespace. */
export function pathOf(resource: ServedResource, namespace?: string): string {
  const parts = resource.name.split('/');
  const root = parts.length === 2 ? '/api' : '/apis';
  const plural = parts.at(-1) ?? '';
  const version = parts.slice(0, -1).join('/');
  const scope = namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
  return `${root}/${version}${scope}/${plural}`;
}

export function acceptOf(resource: ServedResource, answer: 'list' | 'watch'): string {
  if (!METADATA_ONLY.has(resource.name)) return 'application/json';
  const form = answer === 'list' ? 'PartialObjectMetadataList' : 'PartialObjectMetadata';
  return `application/json;as=${form};g=meta.k8s.io;v=v1`;
}

/**
 * The object as the recording has it: with the kind and apiVersion that lists leave out.
 *
 * Objects of which only metadata is recorded are reduced to it here as well: a server is free to ignore
 * what was asked for.
 */
export function recordedForm(resource: ServedResource, object: JsonObject): JsonObject {
  const type = { kind: resource.kind, apiVersion: resource.name.replace(/\/[^/]*$/, '') };
  if (!METADATA_ONLY.has(resource.name)) return { ...type, ...object };
  const metadata = metadataOf(object);
  const annotations = metadata['annotations'];
  if (!isObject(annotations) || !Object.hasOwn(annotations, LAST_APPLIED)) {
    return { ...type, metadata };
  }
  const { [LAST_APPLIED]: _copy, ...kept } = annotations;
  return { ...type, metadata: { ...metadata, annotations: kept } };
}

/** @throws {ApiFailure} `undecodable` */
export function metadataOf(object: JsonObject): JsonObject {
  const metadata = object['metadata'];
  if (isObject(metadata)) return metadata;
  throw new ApiFailure('undecodable', 'an object has no metadata');
}

/** @throws {ApiFailure} `undecodable` */
export function versionOf(object: JsonObject): string {
  const version = metadataOf(object)['resourceVersion'];
  if (typeof version === 'string' && version !== '') return version;
  throw new ApiFailure('undecodable', 'an object or list has no resourceVersion');
}
