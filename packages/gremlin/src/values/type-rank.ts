import {
  DateTime,
  Edge,
  Path,
  Property,
  Subgraph,
  Token,
  TraversalMetrics,
  Tree,
  TypedNumber,
  Uuid,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import {
  Element,
  ElementProperty,
  LivePath,
  LiveSubgraph,
  type LiveValue,
  MapEntry,
} from './value.ts';

/** The families of values, in the order in which TinkerPop sorts values of different families. */
export const FAMILIES = [
  'null',
  'boolean',
  'number',
  'date',
  'string',
  'uuid',
  'vertex',
  'edge',
  'vertexProperty',
  'property',
  'path',
  'set',
  'list',
  'map',
  'entry',
  'token',
  'graph',
  'metrics',
] as const;

export type Family = (typeof FAMILIES)[number];

export function familyOf(value: LiveValue): Family {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
    case 'number':
    case 'string':
      return typeof value as 'boolean' | 'number' | 'string';
    default:
      return familyOfObject(value);
  }
}

type ObjectValue = Exclude<LiveValue, null | boolean | number | string>;

function familyOfObject(value: ObjectValue): Family {
  if (value instanceof Element) return value.kind;
  if (value instanceof ElementProperty) {
    return value.owner.kind === 'vertex' && !value.isMeta ? 'vertexProperty' : 'property';
  }
  if (Array.isArray(value)) return 'list';
  for (const [type, family] of classes) if (value instanceof type) return family;
  throw new TypeError('A traverser holds something that is no value');
}

const classes: readonly (readonly [abstract new (...args: never[]) => unknown, Family])[] = [
  [TypedNumber, 'number'],
  [Map, 'map'],
  [Set, 'set'],
  [DateTime, 'date'],
  [Uuid, 'uuid'],
  [LivePath, 'path'],
  [MapEntry, 'entry'],
  [Token, 'token'],
  [Vertex, 'vertex'],
  [Edge, 'edge'],
  [VertexProperty, 'vertexProperty'],
  [Property, 'property'],
  [Path, 'path'],
  [Tree, 'map'],
  [LiveSubgraph, 'graph'],
  [Subgraph, 'graph'],
  [TraversalMetrics, 'metrics'],
];
