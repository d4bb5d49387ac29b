import type { ElementHeader, ElementKind, JsonObject, PropertyRow, Value } from '@meshlapse/model';
import { endElements } from '../runner/end-elements.ts';
import { groupsOf, headersOf, readProperties } from '../runner/read.ts';
import type { Element } from '../values/value.ts';
import { valueText } from '../values/value-text.ts';
import { type Facts, type KeyRow, NEEDS } from './key-rows.ts';
import { type Life, livesOf, milliseconds } from './lives.ts';
import { edgeKeyRows, isReversed, nodeRows, typeOf } from './mapping.ts';
import { valuesAt } from './paths.ts';

export type Metadata = ReadonlyMap<string, Value>;

/** An element as Skydive's JSON tells it, without the ends of an edge. */
export interface Described {
  readonly header: ElementHeader;
  readonly metadata: Metadata;
  readonly life: Life;
}

/** How Skydive sees the elements of a graph. */
export interface Model {
  /** Metadata of elements of one kind, in order. */
  metadata(elements: readonly Element[]): Promise<readonly Metadata[]>;
  /** What each element has under a key of its metadata; nothing when it is absent. */
  values(elements: readonly Element[], key: string): Promise<readonly (readonly Value[])[]>;
  /** Whether the parent of such an edge is the vertex that it leads to. */
  isReversed(edgeLabel: string): boolean;
  /** True for graphs that a recorder keeps. */
  readonly isRecorded: boolean;
}

/** Of graphs that users write: metadata are the properties under their own keys. */
export const ordinaryModel: Model = {
  isRecorded: false,
  isReversed: () => false,
  async metadata(elements) {
    return (await readProperties(elements)).map(byKey);
  },
  async values(elements, key) {
    const metadata = await this.metadata(elements);
    return metadata.map((own) => valuesAt(own, key));
  },
};

/** A key with several values holds them as a list. */
function byKey(rows: readonly PropertyRow[]): Metadata {
  const metadata = new Map<string, Value>();
  for (const key of new Set(rows.map((row) => row.key))) {
    const values = rows.filter((row) => row.key === key).map(({ value }) => value);
    metadata.set(key, values.length === 1 ? (values[0] ?? null) : values);
  }
  return metadata;
}

/** Of recorded clusters: as {@link nodeRows} and {@link edgeKeyRows} say. */
export const recordedModel: Model = {
  isRecorded: true,
  isReversed,
  async metadata(elements) {
    const facts = await factsOf(elements, 'document');
    return facts.map((own, i) => metadataOf(own, elements[i]?.kind ?? 'vertex'));
  },
  async values(elements, key) {
    const kind = elements[0]?.kind ?? 'vertex';
    const rows = (kind === 'vertex' ? nodeRows : edgeKeyRows).filter((row) => leadsTo(row, key));
    const need = Math.max(0, ...rows.map((row) => NEEDS.indexOf(row.needs)));
    const isOther = rows.length === 0 && kind === 'edge';
    const facts = await factsOf(elements, isOther ? 'properties' : (NEEDS[need] ?? 'document'));
    return facts.map((own) => valuesAt(metadataOf(own, kind, isOther ? undefined : rows), key));
  },
};

function leadsTo({ key }: KeyRow, asked: string): boolean {
  return key === asked || asked.startsWith(`${key}.`) || key.startsWith(`${asked}.`);
}

/** The metadata that these rows make, all of them if none are given. */
function metadataOf(facts: Facts, kind: ElementKind, only?: readonly KeyRow[]): Metadata {
  const metadata = new Map<string, Value>();
  const rows = only ?? (kind === 'vertex' ? nodeRows : edgeKeyRows);
  const type = typeOf(facts.label);
  for (const row of rows) {
    if (row.types && !row.types.includes(type)) continue;
    const value = row.read(facts);
    if (value !== undefined) put(metadata, row.key, value);
  }
  const others = kind === 'edge' && !only ? facts.properties : new Map<string, Value>();
  for (const [key, value] of others) if (!metadata.has(key)) metadata.set(key, value);
  return metadata;
}

const GROUP = 'K8s';

function put(metadata: Map<string, Value>, key: string, value: Value): void {
  if (!key.startsWith(`${GROUP}.`)) {
    metadata.set(key, value);
    return;
  }
  const group = new Map<Value, Value>((metadata.get(GROUP) ?? []) as ReadonlyMap<Value, Value>);
  metadata.set(GROUP, group.set(key.slice(GROUP.length + 1), value));
}

/** What is known of elements of one kind, as far as it is needed. */
async function factsOf(
  elements: readonly Element[],
  need: (typeof NEEDS)[number],
): Promise<readonly Facts[]> {
  const headers = await headersOf(elements);
  const isEdges = elements[0]?.kind === 'edge';
  const parents = isEdges ? await parentsOf(elements, recordedModel) : elements;
  const properties = need === 'label' ? [] : await readProperties(elements);
  const documents = need === 'document' && !isEdges ? await documentsOf(elements) : [];
  return headers.map(({ label }, i) => ({
    label: parents[i]?.header?.label ?? '',
    edgeLabel: isEdges ? label : '',
    properties: new Map((properties[i] ?? []).map(({ key, value }) => [key, value])),
    document: documents[i],
  }));
}

async function documentsOf(
  elements: readonly Element[],
): Promise<readonly (JsonObject | undefined)[]> {
  const documents: (JsonObject | undefined)[] = [];
  for (const group of groupsOf(elements)) {
    const members = group.flatMap((i) => elements[i] ?? []);
    const [first] = members;
    const read = await first?.view.documents(
      first.kind,
      members.map(({ handle }) => handle),
    );
    for (const [at, i] of group.entries()) documents[i] = read?.[at];
  }
  return documents;
}

/** The vertex that Skydive calls the parent of each edge, with its header. */
export function parentsOf(edges: readonly Element[], model: Model): Promise<readonly Element[]> {
  return endsOf(edges, model, 'out');
}

export function childrenOf(edges: readonly Element[], model: Model): Promise<readonly Element[]> {
  return endsOf(edges, model, 'in');
}

async function endsOf(
  edges: readonly Element[],
  model: Model,
  side: 'out' | 'in',
): Promise<readonly Element[]> {
  const headers = await headersOf(edges);
  const other = side === 'out' ? 'in' : 'out';
  const own = await endElements(edges, side);
  const turned = headers.some(({ label }) => model.isReversed(label))
    ? await endElements(edges, other)
    : own;
  return headers.flatMap(({ label }, i) => (model.isReversed(label) ? turned : own)[i] ?? []);
}

/** Skydive's own keys of an element. Those of an edge's ends are told without the sign as well. */
export const INTERNAL_KEYS = [
  '@ID',
  '@Host',
  '@Origin',
  '@CreatedAt',
  '@UpdatedAt',
  '@DeletedAt',
  '@Revision',
] as const;

export function internalValues({ header, life, metadata }: Described): ReadonlyMap<string, Value> {
  const cluster = metadata.get('ClusterName');
  return new Map<string, Value>([
    ['ID', idOf(header)],
    ['Host', typeof cluster === 'string' ? cluster : ''],
    ['Origin', typeof cluster === 'string' ? `meshlapse.${cluster}` : 'meshlapse'],
    ['CreatedAt', milliseconds(life.createdAt)],
    ['UpdatedAt', milliseconds(life.updatedAt)],
    ['DeletedAt', life.deletedAt === undefined ? null : milliseconds(life.deletedAt)],
    ['Revision', life.revision],
  ]);
}

/** Skydive's ids are texts. */
export function idOf({ id }: ElementHeader): string {
  return valueText(id);
}

/** All elements are of one kind. */
export async function describe(
  elements: readonly Element[],
  model: Model,
): Promise<readonly Described[]> {
  const headers = await headersOf(elements);
  const lives = await livesOf(elements);
  const metadata = await model.metadata(elements);
  return headers.flatMap((header, i) => {
    const [life, own] = [lives[i], metadata[i]];
    return life && own ? [{ header, life, metadata: own }] : [];
  });
}

/**
 * What each element has under a key of Skydive's: of its metadata, one of {@link INTERNAL_KEYS}, or an end of an edge.
 *
 * All elements are of one kind.
 */
export async function attributeValues(
  elements: readonly Element[],
  key: string,
  model: Model,
): Promise<readonly (readonly Value[])[]> {
  const end = elements[0]?.kind === 'edge' ? /^@?(Parent|Child)$/.exec(key)?.[1] : undefined;
  if (end !== undefined) {
    const ends = await (end === 'Parent' ? parentsOf : childrenOf)(elements, model);
    return ends.map(({ header }) => (header ? [idOf(header)] : []));
  }
  if (key === '@ID') return (await headersOf(elements)).map((header) => [idOf(header)]);
  if (!INTERNAL_KEYS.some((known) => known === key)) return model.values(elements, key);
  const described = await describe(elements, model);
  return described.map((own) => {
    const value = internalValues(own).get(key.slice(1));
    return value === undefined || value === null ? [] : [value];
  });
}
