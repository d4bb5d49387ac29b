import type { Json, JsonObject } from '@meshlapse/model';
import { at, isPresent, objectOf, objectsOf, textOf } from '../json.ts';
import { shortHash, sorted } from './canonical.ts';
import { type LeftOut, masked } from './masking.ts';

/** An object as it is kept, and what of it changes without making a version. */
export interface NormalisedObject {
  readonly document: JsonObject;
  /** Equal when nothing but versions and heartbeats differ. */
  readonly contentHash: string;
  /** About how much the document weighs. */
  readonly bytes: number;
  readonly resourceVersion: string | undefined;
  /** The newest of the heartbeats that were left out, as written. */
  readonly lastHeartbeat: string | undefined;
}

/**
 * Takes out what must not be kept (secrets), what says nothing (managed fields, the last applied copy) and what
 * changes without a change (resourceVersion, heartbeats), and puts the keys in order.
 *
 * `defaults` fill in kind and apiVersion, which the items of a list lack.
 */
export function normalise(
  object: JsonObject,
  defaults: { readonly apiVersion: string; readonly kind: string },
): NormalisedObject {
  const kind = textOf(object['kind']) ?? defaults.kind;
  const copied = masked({ ...defaults, ...object, kind }, defaults.kind, LEFT_OUT);
  if (kind === 'Lease') forgetRenewal(copied);
  const text = JSON.stringify(copied);
  return {
    document: copied,
    contentHash: shortHash(text),
    bytes: text.length,
    resourceVersion: textOf(at(object, 'metadata', 'resourceVersion')),
    lastHeartbeat: newestHeartbeat(object),
  };
}

/** The content hash of a document that was kept. */
export function hashOfDocument(document: JsonObject): string {
  return shortHash(JSON.stringify(sorted(document)));
}

/** Says nothing, or changes without a change. */
const LEFT_OUT: LeftOut = {
  fields: new Set(['lastHeartbeatTime', 'lastProbeTime']),
  metadata: new Set(['managedFields', 'resourceVersion', 'selfLink']),
  // Rewritten every few seconds by whoever leads; says nothing but that it is alive.
  annotations: new Set(['control-plane.alpha.kubernetes.io/leader']),
};

function forgetRenewal(lease: Record<string, Json>): void {
  const { renewTime: _, ...spec } = objectOf(lease['spec']) ?? {};
  lease['spec'] = spec;
}

function newestHeartbeat(object: JsonObject): string | undefined {
  const conditions = objectsOf(at(object, 'status', 'conditions'));
  const beats = conditions.map((condition) => textOf(condition['lastHeartbeatTime']));
  beats.push(textOf(at(object, 'spec', 'renewTime')));
  return beats.filter(isPresent).sort().at(-1);
}
