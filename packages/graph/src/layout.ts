import type { ElementId, ElementKind, Value } from '@meshlapse/model';
import { equalityKey, type Key, readU32, readU48, u8, u32, u48 } from '@meshlapse/store';

/** The tables of a graph. See docs/adr/0002-temporal-store-layout.md. */
export const TABLE = {
  /** One row: counters and the newest transaction. */
  meta: 'meta',
  /** Numbers of labels and property keys. */
  names: 'names',
  /** User-visible ids to element numbers. */
  ids: 'ids',
  /** Element numbers to what an element is and how it stands now. */
  elements: 'elements',
  /** Fact numbers to what was recorded: versions, ends, touches. Only ever added to. */
  facts: 'facts',
  /** Fact numbers to the document of a version. */
  documents: 'documents',
  /** Pages of all temporal sets. */
  open: 'open',
  closed: 'closed',
  /** Whether each resource of a cluster is observed now. */
  observations: 'observations',
  gaps: 'gaps',
  leases: 'leases',
  positions: 'positions',
} as const;

export const TABLES: readonly string[] = Object.values(TABLE);

export const PAGE_TABLES = { open: TABLE.open, closed: TABLE.closed };

export type Side = 'out' | 'in';

const KIND_NUMBER = { vertex: 0, edge: 1 } as const;
const SIDE_NUMBER = { out: 0, in: 1 } as const;

/**
 * First byte of a temporal set's group. In files: never renumber.
 *
 * Timelines are last. Most records are new ones of these, in order, and a tree fills its pages where it grows at its
 * end; before the large pages of hubs, three quarters of each would stay empty.
 */
const GROUP = {
  edgeProperty: 1,
  touches: 2,
  adjacency: 3,
  label: 4,
  vertexProperty: 5,
  timeline: 6,
} as const;

const HOLDING = { vertex: GROUP.vertexProperty, edge: GROUP.edgeProperty } as const;

/** The facts of an element: each is a member from its instant until the next. */
export function timelineOf(element: number): Key {
  return u8(GROUP.timeline) + u48(element);
}

/** The touches of a vertex: each is a member from its instant until the next, or the next version. */
export function touchesOf(element: number): Key {
  return u8(GROUP.touches) + u48(element);
}

/** The edges of one vertex at one side with one label. */
export interface EdgeGroup {
  readonly vertex: number;
  readonly side: Side;
  readonly label: number;
}

/** Members are edges; payload is the vertex at the other end. */
export function adjacencyOf({ vertex, side, label }: EdgeGroup): Key {
  return u8(GROUP.adjacency) + u48(vertex) + u8(SIDE_NUMBER[side]) + u32(label);
}

/** What a group is about; `undefined` for those of labels and properties. */
export function readGroup(
  key: Key,
):
  | ({ readonly kind: 'adjacency' } & EdgeGroup)
  | { readonly kind: 'element'; readonly element: number }
  | undefined {
  switch (key.charCodeAt(0)) {
    case GROUP.adjacency: {
      const side = key.charCodeAt(7) === SIDE_NUMBER.out ? 'out' : 'in';
      return { kind: 'adjacency', vertex: readU48(key, 1), side, label: readU32(key, 8) };
    }
    case GROUP.timeline:
    case GROUP.touches:
      return { kind: 'element', element: readU48(key, 1) };
    default:
      return undefined;
  }
}

export function labelled(kind: ElementKind, label: number): Key {
  return u8(GROUP.label) + u8(KIND_NUMBER[kind]) + u32(label);
}

/** The elements that hold a value under an indexed key; `undefined` for a value that equals nothing. */
export function holding(kind: ElementKind, key: number, value: Value): Key | undefined {
  const equal = equalityKey(value);
  return equal === undefined ? undefined : u8(HOLDING[kind]) + u32(key) + equal;
}

export function idKey(kind: ElementKind, id: ElementId): Key {
  return u8(KIND_NUMBER[kind]) + (equalityKey(id) ?? '');
}

/** Whether a value can be looked up: NaN cannot. */
export function equalsItself(value: Value): boolean {
  return equalityKey(value) !== undefined;
}

/** All ids of a kind begin with it. */
export function idPrefix(kind: ElementKind): Key {
  return u8(KIND_NUMBER[kind]);
}

/** Says what a record is about, for messages about damage. */
export function describeRecord(table: string, key: Key): string {
  switch (table) {
    case TABLE.elements:
      return `element ${readU48(key, 0)}`;
    case TABLE.facts:
      return `version record ${readU48(key, 0)}`;
    case TABLE.documents:
      return `the document of version record ${readU48(key, 0)}`;
    case TABLE.open:
    case TABLE.closed:
      return describeGroup(key);
    default:
      return `a record of the table ${table}`;
  }
}

function describeGroup(key: Key): string {
  switch (key.charCodeAt(0)) {
    case GROUP.timeline:
    case GROUP.touches:
      return `the history of element ${readU48(key, 1)}`;
    case GROUP.adjacency:
      return `the edges of element ${readU48(key, 1)}`;
    case GROUP.label:
      return `the index of label ${readU32(key, 2)}`;
    default:
      return `the index of property key ${readU32(key, 1)}`;
  }
}
