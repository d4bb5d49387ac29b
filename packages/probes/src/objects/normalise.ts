import type { Json, JsonObject } from '@meshlapse/model';
import { at, isPresent, objectOf, objectsOf, textOf } from '../json.ts';
import { setOwn, shortHash, sorted } from './canonical.ts';
import { looksSecret, namesSecret, REDACTED, redactArguments } from './secrets.ts';

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
  const copied = copy({ ...defaults, ...object, kind }) as Record<string, Json>;
  if (kind === 'Secret') redactSecret(copied);
  if (kind === 'ConfigMap') redactData(copied);
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

type Rule = (value: Json) => Json | undefined;

/** What becomes of a field by its name, anywhere in an object; `undefined` leaves it out. */
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['metadata', copyMetadata],
  ['env', copyEnvironment],
  ['args', copyArguments],
  ['command', copyArguments],
  ['lastHeartbeatTime', () => undefined],
  ['lastProbeTime', () => undefined],
]);

function copy(json: Json): Json {
  if (typeof json === 'string') return looksSecret(json) ? REDACTED : json;
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map(copy);
  const source = json as JsonObject;
  const result: Record<string, Json> = {};
  for (const key of Object.keys(source).sort()) {
    const value = copyField(key, source[key] ?? null);
    if (value !== undefined) setOwn(result, key, value);
  }
  return result;
}

function copyField(key: string, value: Json): Json | undefined {
  const rule = RULES.get(key);
  if (rule) return rule(value);
  if (typeof value === 'string' && holdsSecret(key)) return REDACTED;
  return copy(value);
}

/** Asked for each field of each object, by few different names: remembered. */
const known = new Map<string, boolean>();
const MAX_KNOWN = 4096;

function holdsSecret(field: string): boolean {
  let answer = known.get(field);
  if (answer === undefined) {
    answer = namesSecret(field);
    if (known.size < MAX_KNOWN) known.set(field, answer);
  }
  return answer;
}

const LEFT_OUT: ReadonlySet<string> = new Set(['managedFields', 'resourceVersion', 'selfLink']);
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** Rewritten every few seconds by whoever leads; says nothing but that it is alive. */
const LEADER = 'control-plane.alpha.kubernetes.io/leader';

function copyMetadata(json: Json): Json {
  const source = objectOf(json);
  if (!source) return copy(json);
  const result: Record<string, Json> = {};
  for (const key of Object.keys(source).sort()) {
    if (LEFT_OUT.has(key)) continue;
    const value = source[key] ?? null;
    result[key] = key === 'annotations' ? copyAnnotations(value) : copyLabels(value);
  }
  return result;
}

/** Labels and owner references hold names and no secrets, whatever they are called. */
function copyLabels(json: Json): Json {
  return sorted(json);
}

function copyAnnotations(json: Json): Json {
  const source = objectOf(json);
  if (!source) return json;
  const result: Record<string, Json> = {};
  for (const key of Object.keys(source).sort()) {
    if (key === LAST_APPLIED || key === LEADER) continue;
    const value = source[key] ?? null;
    setOwn(result, key, redactValue(key, value));
  }
  return result;
}

/** Variables by name and by looks; references to where a value comes from stay. */
function copyEnvironment(json: Json): Json {
  if (!Array.isArray(json)) return copy(json);
  return json.map((item) => {
    const variable = objectOf(item);
    const name = textOf(variable?.['name']);
    if (!variable || !name || typeof variable['value'] !== 'string') return copy(item);
    const { value, ...rest } = variable;
    return sorted({ ...(copy(rest) as JsonObject), value: redactValue(name, value) });
  });
}

function copyArguments(json: Json): Json {
  if (!Array.isArray(json) || !json.every((word) => typeof word === 'string')) return copy(json);
  return redactArguments(json);
}

function redactValue(name: string, value: Json): Json {
  if (typeof value !== 'string') return copy(value);
  return holdsSecret(name) || looksSecret(value) ? REDACTED : value;
}

function redactSecret(secret: Record<string, Json>): void {
  for (const field of ['data', 'stringData']) {
    const data = objectOf(secret[field]);
    if (!data) continue;
    secret[field] = Object.fromEntries(Object.keys(data).map((key) => [key, REDACTED]));
  }
}

function redactData(configMap: Record<string, Json>): void {
  const data = objectOf(configMap['data']);
  if (!data) return;
  const entries = Object.entries(data).map(([key, value]) => [key, redactValue(key, value)]);
  configMap['data'] = Object.fromEntries(entries);
}

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
