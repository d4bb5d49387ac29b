import type { Json, JsonObject } from '@meshlapse/model';
import { objectOf, textOf } from '../json.ts';
import { setOwn } from './canonical.ts';
import { namesSecret, REDACTED } from './secret-names.ts';
import { looksSecret, redactArguments, redactFileText, redactText } from './secrets.ts';

/** What of an object is not copied, by where it stands. */
export interface LeftOut {
  /** Anywhere. */
  readonly fields: ReadonlySet<string>;
  readonly metadata: ReadonlySet<string>;
  readonly annotations: ReadonlySet<string>;
}

/** No API server takes what is nested so deep; a reader of it would run out of stack. */
const MAX_DEPTH = 500;

/** Copies of the whole object that tools keep in its annotations: everything that is masked elsewhere is in them. */
const COPY_OF_OBJECT = /(?:last-applied(?:-configuration)?|\/applied|\/original)$/;

/** Names, never secrets, whatever they look like. */
const IDENTITY: ReadonlySet<string> = new Set(['generateName', 'name', 'namespace', 'uid']);
const LABELS: ReadonlySet<string> = new Set(['labels', 'matchLabels', 'nodeSelector', 'selector']);

/**
 * A copy of an object without its secrets, the keys in order.
 *
 * `kind` is what its resource holds, whatever it says itself. Masking what is masked changes nothing.
 */
export function masked(object: JsonObject, kind: string, leftOut: LeftOut): Record<string, Json> {
  const copy = new Masking(leftOut).object(object, 0);
  for (const each of new Set([kind, object['kind']])) {
    if (each === 'Secret') redactSecret(copy, object);
    if (each === 'ConfigMap') redactConfigMap(copy, object);
  }
  return copy;
}

class Masking {
  readonly #leftOut: LeftOut;

  constructor(leftOut: LeftOut) {
    this.#leftOut = leftOut;
  }

  object(source: JsonObject, depth: number): Record<string, Json> {
    const result: Record<string, Json> = {};
    for (const key of Object.keys(source).sort()) {
      if (this.#leftOut.fields.has(key)) continue;
      setOwn(result, key, this.#field(key, source[key] ?? null, depth + 1));
    }
    if (typeof source['value'] === 'string' && namesPairOfSecret(source))
      result['value'] = REDACTED;
    if (source['kind'] === 'Secret') redactSecret(result, source);
    return result;
  }

  #copy(json: Json, depth: number): Json {
    if (typeof json === 'string') return redactText(json);
    if (typeof json !== 'object' || json === null) return json;
    if (depth > MAX_DEPTH) return null;
    if (Array.isArray(json)) return json.map((item: Json) => this.#copy(item, depth + 1));
    return this.object(json as JsonObject, depth);
  }

  #field(key: string, value: Json, depth: number): Json {
    if (value === null || typeof value !== 'object') return scalar(key, value);
    if (key === 'metadata') return this.#metadata(value, depth);
    if ((key === 'args' || key === 'command') && areTexts(value)) return redactArguments(value);
    if (LABELS.has(key) && areLabels(value)) return labels(value);
    if (!namesSecret(key)) return this.#copy(value, depth);
    if (areTexts(value)) return value.map(() => REDACTED);
    const copy = this.#copy(value, depth);
    return objectOf(copy) ? withoutHeld(copy as JsonObject) : copy;
  }

  #metadata(json: Json, depth: number): Json {
    const source = objectOf(json);
    if (!source || depth > MAX_DEPTH) return this.#copy(json, depth);
    const result: Record<string, Json> = {};
    for (const key of Object.keys(source).sort()) {
      if (this.#leftOut.metadata.has(key)) continue;
      const value = source[key] ?? null;
      if (IDENTITY.has(key) && typeof value === 'string') result[key] = value;
      else if (key === 'annotations' && objectOf(value)) {
        result[key] = this.#annotations(value as JsonObject, depth + 1);
      } else setOwn(result, key, this.#field(key, value, depth + 1));
    }
    return result;
  }

  #annotations(source: JsonObject, depth: number): Json {
    const result: Record<string, Json> = {};
    for (const key of Object.keys(source).sort()) {
      if (COPY_OF_OBJECT.test(key) || this.#leftOut.annotations.has(key)) continue;
      const name = key.slice(key.indexOf('/') + 1);
      setOwn(result, key, this.#field(name, source[key] ?? null, depth));
    }
    return result;
  }
}

function scalar(key: string, value: null | boolean | number | string): Json {
  if (value === null || typeof value === 'boolean') return value;
  if (namesSecret(key)) return REDACTED;
  if (typeof value === 'number') return value;
  return key === 'description' ? prose(value) : redactText(value);
}

/** A variable, header or parameter: `{name: API_KEY, value: x}`, also with `key`. */
function namesPairOfSecret(source: JsonObject): boolean {
  const name = textOf(source['name']) ?? textOf(source['key']);
  return name !== undefined && namesSecret(name);
}

/** `token: {value: x}`, and what a header is compared with; other fields of such an object are about the secret. */
function withoutHeld(copy: JsonObject): JsonObject {
  const texts = ['value', 'exact'].filter((field) => typeof copy[field] === 'string');
  return { ...copy, ...Object.fromEntries(texts.map((field) => [field, REDACTED])) };
}

/** What people read: only what looks like a secret. */
function prose(text: string): string {
  return looksSecret(text) ? REDACTED : text;
}

/** Masked by their looks alone: a label may be called `token`, and selectors must still find it. */
function labels(source: JsonObject): Json {
  const result: Record<string, Json> = {};
  for (const key of Object.keys(source).sort()) setOwn(result, key, prose(source[key] as string));
  return result;
}

function areLabels(json: Json): json is JsonObject {
  const object = objectOf(json);
  return object !== undefined && Object.values(object).every((item) => typeof item === 'string');
}

function areTexts(json: Json): json is readonly string[] {
  return Array.isArray(json) && json.every((item) => typeof item === 'string');
}

/** Of a Secret the keys stay. */
function redactSecret(copy: Record<string, Json>, source: JsonObject): void {
  for (const field of ['data', 'stringData']) {
    const data = source[field];
    if (data === undefined || data === null) continue;
    const keys = Object.keys(objectOf(data) ?? {});
    copy[field] = objectOf(data)
      ? Object.fromEntries(keys.sort().map((key) => [key, REDACTED]))
      : REDACTED;
  }
}

/** Its entries are files. */
function redactConfigMap(copy: Record<string, Json>, source: JsonObject): void {
  for (const field of ['data', 'binaryData']) {
    const data = objectOf(source[field]);
    if (!data) continue;
    const entries = Object.entries(data).map(([key, value]): [string, Json] => {
      if (typeof value !== 'string') return [key, objectOf(copy[field])?.[key] ?? null];
      const isSecret = namesSecret(key) || (field === 'binaryData' && holdsSecretBytes(value));
      return [key, isSecret ? REDACTED : redactFileText(value)];
    });
    copy[field] = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** A file in binary is shown whole or not at all. */
function holdsSecretBytes(base64: string): boolean {
  const text = Buffer.from(base64, 'base64').toString('latin1');
  return redactFileText(text) !== text;
}
