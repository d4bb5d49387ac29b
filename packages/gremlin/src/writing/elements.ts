import {
  type Cardinality,
  Edge,
  type ElementId,
  type ElementKind,
  type GraphTransaction,
  type PropertyRow,
  Vertex,
} from '@meshlapse/model';
import type { Run } from '../runner/run.ts';
import type { Traverser } from '../runner/traverser.ts';
import { typeError } from '../values/type-error.ts';
import { Element, type ElementProperty, isElementId, type LiveValue } from '../values/value.ts';
import { writeError } from './faults.ts';
import { storable } from './storable.ts';

/**
 * Refuses to write from where a traverser holds for a stretch of time, as behind `history()`.
 *
 * @throws {CodedError} `GREMLIN_WRITE`
 */
export function refusePast({ during }: Traverser): void {
  if (!during) return;
  throw writeError(
    'Behind history() there are versions of the past, which cannot be changed and not be written from',
    'Look at the past inside, as in property(key, __.history()...), or in a query of its own.',
  );
}

/** The transaction of a run that writes. */
export function transactionOf(run: Run): GraphTransaction {
  if (!run.transaction) throw new TypeError('A query that writes was not given a transaction');
  return run.transaction;
}

/** @throws {CodedError} `GREMLIN_WRITE` */
export function checkedId(value: LiveValue): ElementId {
  if (isElementId(value)) return value;
  throw writeError('An id is a text, a number or a UUID', 'Leave it out to be given one.');
}

/** The element of the present that a value is, or names by its id; `undefined` when there is none. */
export async function elementNamed(
  kind: ElementKind,
  value: LiveValue,
  run: Run,
): Promise<Element | undefined> {
  if (value instanceof Element && value.kind === kind && value.view === run.view) return value;
  const id = await idIn(kind, value);
  if (id === undefined) return undefined;
  const { handles } = await run.view.find({ kind, ids: [id] }, 1);
  return handles[0] === undefined ? undefined : new Element(kind, run.view, handles[0]);
}

/**
 * The element of the present that a traverser is on. Versions of the past stay as they are.
 *
 * @throws {CodedError} `GREMLIN_TYPE`, `GREMLIN_WRITE`
 */
export async function elementToChange(value: LiveValue, step: string, run: Run): Promise<Element> {
  if (value instanceof Element && value.view === run.view) return value;
  const kind = value instanceof Vertex ? 'vertex' : value instanceof Edge ? 'edge' : undefined;
  if (!kind) throw typeError(step, 'an element of the present, or a property of one', value);
  const found = await elementNamed(kind, value, run);
  if (found) return found;
  throw writeError(`The ${kind} that ${step} was given is not in the graph`, 'Look it up first.');
}

async function idIn(kind: ElementKind, value: LiveValue): Promise<ElementId | undefined> {
  if (isElementId(value)) return value;
  if (value instanceof Element && value.kind === kind) {
    const [header] = await value.view.headers(kind, [value.handle]);
    return header?.id;
  }
  const type = kind === 'vertex' ? Vertex : Edge;
  return value instanceof type ? value.id : undefined;
}

/** A property as a step was told it, for one element. */
export interface GivenProperty {
  readonly key: string;
  readonly value: LiveValue;
  readonly cardinality?: Cardinality | undefined;
  readonly id?: ElementId | undefined;
  readonly meta?: readonly { readonly key: string; readonly value: LiveValue }[];
}

export async function setProperty(element: Element, given: GivenProperty, run: Run): Promise<void> {
  const { key, value, cardinality = 'single', id } = given;
  const meta = (given.meta ?? []).flatMap((own) =>
    own.value === null ? [] : { key: own.key, value: storable(own.value) },
  );
  await transactionOf(run).setProperty(element.kind, element.handle, {
    key,
    value: storable(value),
    ...(element.kind === 'vertex' && { cardinality, meta }),
    ...(id !== undefined && { id }),
  });
}

/** What holds the property shows it at once. */
export async function setMetaProperty(
  property: ElementProperty,
  given: GivenProperty,
  run: Run,
): Promise<void> {
  const transaction = transactionOf(run);
  const { owner, row } = property;
  const id = idOfRow(row);
  const others = (row.meta ?? []).filter(({ key }) => key !== given.key);
  if (given.value === null) {
    await transaction.removeMetaProperty(owner.handle, id, given.key);
    property.row = { ...row, meta: others };
  } else {
    const meta = { key: given.key, value: storable(given.value) };
    await transaction.setMetaProperty(owner.handle, id, meta);
    property.row = { ...row, meta: [...others, meta] };
  }
}

export async function removeProperty(property: ElementProperty, run: Run): Promise<void> {
  const transaction = transactionOf(run);
  const { owner, row, holder } = property;
  if (holder) await transaction.removeMetaProperty(owner.handle, idOfRow(holder), row.key);
  else await transaction.removeProperty(owner.kind, owner.handle, row);
}

function idOfRow({ id, key }: PropertyRow): ElementId {
  if (id === undefined) throw new TypeError(`The vertex property ${key} was given no id`);
  return id;
}

/** An element that is to be, with its properties in the order in which they are set. */
export interface GivenElement {
  readonly id: ElementId | undefined;
  readonly label: string;
  readonly properties: readonly GivenProperty[];
}

/** A key that comes twice has both values, as where TinkerGraph makes a vertex. */
export async function createVertex(given: GivenElement, run: Run): Promise<Element> {
  const handle = await transactionOf(run).addVertex(headerOf(given));
  const properties = given.properties.map((own) => ({
    ...own,
    cardinality: own.cardinality ?? 'list',
  }));
  return withProperties(new Element('vertex', run.view, handle), properties, run);
}

export async function createEdge(
  given: GivenElement,
  ends: { readonly out: Element; readonly in: Element },
  run: Run,
): Promise<Element> {
  const handle = await transactionOf(run).addEdge({
    ...headerOf(given),
    out: ends.out.handle,
    in: ends.in.handle,
  });
  return withProperties(new Element('edge', run.view, handle), given.properties, run);
}

function headerOf({ id, label }: GivenElement): { id?: ElementId; label: string } {
  return id === undefined ? { label } : { id, label };
}

async function withProperties(
  element: Element,
  properties: readonly GivenProperty[],
  run: Run,
): Promise<Element> {
  for (const property of properties) await setProperty(element, property, run);
  return element;
}
