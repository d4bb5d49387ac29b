import { Path } from '@meshlapse/model';
import { identityOf } from './identity.ts';
import { isList, LivePath, type LiveValue } from './value.ts';

/** The members of a list or set, the objects of a path; `undefined` for anything else, maps too. */
export function membersOf(value: LiveValue): readonly LiveValue[] | undefined {
  if (isList(value)) return value;
  if (value instanceof Set) return [...value];
  return value instanceof LivePath || value instanceof Path ? value.objects : undefined;
}

/** A set that holds no value twice: numbers of different types differ. Elements need their headers. */
export function setOf(values: Iterable<LiveValue>): ReadonlySet<LiveValue> {
  const distinct = new Map<string, LiveValue>();
  for (const value of values) {
    const identity = identityOf(value);
    if (!distinct.has(identity)) distinct.set(identity, value);
  }
  return new Set(distinct.values());
}

/** A map that holds no key twice; the last value of a key stays, at the place of the first. */
export function mapOf(
  entries: Iterable<readonly [LiveValue, LiveValue]>,
): ReadonlyMap<LiveValue, LiveValue> {
  const distinct = new Map<string, readonly [LiveValue, LiveValue]>();
  for (const [key, value] of entries) {
    const identity = identityOf(key);
    distinct.set(identity, [distinct.get(identity)?.[0] ?? key, value]);
  }
  return new Map(distinct.values());
}
