import {
  CodedError,
  type ElementKind,
  type ElementQuery,
  type MaybePromise,
} from '@meshlapse/model';
import type { Key } from '@meshlapse/store';
import { INDEXED_KEYS } from './indexed-keys.ts';
import { holding, labelled } from './layout.ts';
import type { Reader } from './reader.ts';
import { then } from './then.ts';

/** What a query asks but for ids. */
export interface Conditions {
  /** Numbers of labels, of which an element has one; `undefined` for any. */
  readonly labels: readonly number[] | undefined;
  /** Groups of equal values, of which an element is in every one. */
  readonly groups: readonly Key[];
}

/** `undefined` when nothing can meet them. */
export function conditionsOf(
  reader: Reader,
  { kind, labels, equals = [] }: ElementQuery,
): MaybePromise<Conditions | undefined> {
  for (const { key } of equals) requireIndexed(reader, kind, key);
  const wanted = labels && [...new Set(labels)];
  return then(reader.numbersOf(kind, wanted ?? []), (labelNumbers) =>
    then(
      reader.numbersOf(
        'key',
        equals.map(({ key }) => key),
      ),
      (keys) => {
        const known = labelNumbers.filter((number) => number !== undefined);
        const groups = equals.flatMap(({ value }, i) => groupOf(kind, keys[i], value) ?? []);
        const isPossible = groups.length === equals.length && !(wanted && known.length === 0);
        return isPossible ? { labels: wanted && known, groups } : undefined;
      },
    ),
  );
}

/** The groups of labels, or those of all. */
export function labelGroups(
  reader: Reader,
  kind: ElementKind,
  labels: readonly number[] | undefined,
): MaybePromise<readonly Key[]> {
  const groupsOf = (numbers: readonly number[]) => numbers.map((label) => labelled(kind, label));
  return labels ? groupsOf(labels) : then(reader.labelNumbers(kind), groupsOf);
}

function groupOf(
  kind: ElementKind,
  key: number | undefined,
  value: Parameters<typeof holding>[2],
): Key | undefined {
  return key === undefined ? undefined : holding(kind, key, value);
}

function requireIndexed(reader: Reader, kind: ElementKind, key: string): void {
  if (reader.indexed(kind, key)) return;
  throw new CodedError({
    code: 'KEY_NOT_INDEXED',
    category: 'unsupported',
    message: `The key '${key}' of a ${kind} is not indexed. Read the values and compare them; indexed are ${INDEXED_KEYS.join(', ')}.`,
    data: { kind, key },
  });
}
