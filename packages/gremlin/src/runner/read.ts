import type {
  ElementHeader,
  ElementKind,
  GraphView,
  Handle,
  MaybePromise,
  PropertyRow,
  Value,
} from '@meshlapse/model';
import { Element, ElementProperty, type LiveValue } from '../values/value.ts';
import { checkSizes, partsOf } from '../values/value-size.ts';

/** Asks each view once for all of its elements; answers in the order of the elements. */
async function perView<T>(
  elements: readonly Element[],
  ask: (
    view: GraphView,
    kind: ElementKind,
    handles: readonly Handle[],
  ) => MaybePromise<readonly T[]>,
): Promise<readonly T[]> {
  const first = elements[0];
  if (!first) return [];
  const isSame = (other: Element) => other.view === first.view && other.kind === first.kind;
  if (elements.every(isSame)) return ask(first.view, first.kind, handlesOf(elements));
  const answers: T[] = new Array(elements.length);
  for (const group of groupsOf(elements)) {
    const members = group.map((i) => elements[i] ?? first);
    const [{ view, kind }] = members as [Element];
    const rows = await ask(view, kind, handlesOf(members));
    for (const [at, i] of group.entries()) answers[i] = rows[at] as T;
  }
  return answers;
}

/** Indexes of the elements that share a view and a kind. */
export function groupsOf(elements: readonly Element[]): readonly (readonly number[])[] {
  const groups: { readonly of: Element; readonly indexes: number[] }[] = [];
  for (const [i, element] of elements.entries()) {
    const known = groups.find(({ of }) => of.view === element.view && of.kind === element.kind);
    if (known) known.indexes.push(i);
    else groups.push({ of: element, indexes: [i] });
  }
  return groups.map(({ indexes }) => indexes);
}

function handlesOf(elements: readonly Element[]): readonly Handle[] {
  return elements.map((element) => element.handle);
}

/** Reads the headers that are not there yet. */
export async function loadHeaders(elements: readonly Element[]): Promise<void> {
  const missing = elements.filter((element) => !element.header);
  const headers = await perView<ElementHeader>(missing, (view, kind, handles) =>
    view.headers(kind, handles),
  );
  for (const [i, element] of missing.entries()) element.header = headers[i];
}

/** The headers of these elements, in order. */
export async function headersOf(elements: readonly Element[]): Promise<readonly ElementHeader[]> {
  await loadHeaders(elements);
  return elements.flatMap(({ header }) => header ?? []);
}

/** Reads the headers of all elements in these values, so that they can be compared. */
export async function loadHeadersIn(values: readonly LiveValue[]): Promise<void> {
  const found = elementsIn(values);
  if (found.length > 0) await loadHeaders(found);
}

/**
 * All elements in these values, each as often as it stands there.
 *
 * @throws {CodedError} `QUERY_LIMIT`, `VALUE_TOO_DEEP` for values that nobody could walk through
 */
export function elementsIn(values: readonly LiveValue[]): readonly Element[] {
  checkSizes(values);
  const found: Element[] = [];
  for (const value of values) gatherElements(value, found);
  return found;
}

function gatherElements(value: LiveValue, into: Element[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Element) into.push(value);
  else if (value instanceof ElementProperty) into.push(value.owner);
  else for (const part of partsOf(value) ?? []) gatherElements(part, into);
}

export function readValues(
  elements: readonly Element[],
  key: string,
): Promise<readonly (readonly Value[])[]> {
  return perView(elements, (view, kind, handles) => view.values(kind, handles, key));
}

/** Properties of each element: all, or those under the keys, which may be paths into its document. */
export async function readProperties(
  elements: readonly Element[],
  keys: readonly string[] = [],
): Promise<readonly (readonly PropertyRow[])[]> {
  const rows = await perView<readonly PropertyRow[]>(elements, (view, kind, handles) =>
    view.properties(kind, handles),
  );
  if (keys.length === 0) return rows;
  const results = rows.map((own) => own.filter(({ key }) => keys.includes(key)));
  for (const key of new Set(keys)) {
    const lacking = results.flatMap((own, i) => (own.some((row) => row.key === key) ? [] : [i]));
    const paths = await readValues(
      lacking.flatMap((i) => elements[i] ?? []),
      key,
    );
    for (const [at, i] of lacking.entries()) {
      for (const value of paths[at] ?? []) results[i]?.push({ key, value });
    }
  }
  return results;
}
