import { CodedError, type ElementKind, type ElementQuery } from '@meshlapse/model';
import type { Key } from '@meshlapse/store';
import { INDEXED_KEYS } from './indexed-keys.ts';
import { holding, labelled } from './layout.ts';
import type { Reader } from './reader.ts';

/** Index groups of which an element must be in at least one. */
export type Condition = readonly Key[];

/** What a query asks but for ids, as index groups. A query for everything asks for any label. */
export async function conditionsOf(reader: Reader, query: ElementQuery): Promise<Condition[]> {
  const { kind } = query;
  const conditions: Condition[] = [];
  for (const { key, value } of query.equals ?? []) {
    requireIndexed(reader, kind, key);
    const number = await reader.numberOf('key', key);
    const group = number === undefined ? undefined : holding(kind, number, value);
    conditions.push(group === undefined ? [] : [group]);
  }
  if (query.labels) {
    const labels = [...new Set(query.labels)];
    const numbers = await Promise.all(labels.map((label) => reader.numberOf(kind, label)));
    const known = numbers.filter((number) => number !== undefined);
    conditions.push(known.map((number) => labelled(kind, number)));
  } else if (conditions.length === 0 && !query.ids) {
    if (!reader.names.isComplete) await reader.names.refresh();
    conditions.push(reader.names.numbers(kind).map((number) => labelled(kind, number)));
  }
  return conditions;
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
