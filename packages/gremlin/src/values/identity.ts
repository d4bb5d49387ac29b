import {
  CodedError,
  DateTime,
  Edge,
  type ElementId,
  numberType,
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

/** Values that refer to one another nest no deeper; every walk over values counts down from it. */
export const MAX_VALUE_DEPTH = 200;

/** Where it was met, when it was read from somewhere. */
export function tooDeep(position?: number | string): CodedError {
  return new CodedError({
    code: 'VALUE_TOO_DEEP',
    category: 'incorrect',
    message: `A value nests lists or maps deeper than ${MAX_VALUE_DEPTH}. Unfold it before going on.`,
    data: { limit: 'valueDepth', value: MAX_VALUE_DEPTH, position },
  });
}

/**
 * A text that is the same for values which are the same thing.
 *
 * As a hash map in TinkerPop sees it: the int 1 and the long 1 differ, elements are their ids. Elements need their
 * headers.
 */
export function identityOf(value: LiveValue, depth = MAX_VALUE_DEPTH): string {
  if (depth === 0) throw tooDeep();
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value}`;
  if (typeof value === 'number')
    return `${numberType(value)} ${Object.is(value, -0) ? '-0' : value}`;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return joined('list', value, depth);
  if (value instanceof Element) return elementIdentity(value);
  return identityOfObject(value, depth);
}

/** The same for ids that name the same element: number types do not matter. */
export function idText(id: ElementId): string {
  if (typeof id === 'string') return `"${id}`;
  if (id instanceof Uuid) return `uuid ${id.text}`;
  return `number ${id instanceof TypedNumber ? id.value : id}`;
}

function elementIdentity(element: Element): string {
  if (!element.header) throw new TypeError('The header of an element was not read');
  return `${element.kind} ${idText(element.header.id)}`;
}

function identityOfObject(value: LiveValue, depth: number): string {
  if (value instanceof TypedNumber) return `${value.type} ${value.value}`;
  if (value instanceof Set) return joined('set', [...value], depth, true);
  if (value instanceof Map) {
    const entries = [...value].map((entry) => joined('entry', entry, depth));
    return textOfParts('map', entries.sort());
  }
  if (value instanceof ElementProperty) return propertyIdentity(value, depth);
  if (value instanceof MapEntry) return joined('entry', [value.key, value.value], depth);
  if (value instanceof LivePath || value instanceof Path)
    return joined('path', value.objects, depth);
  if (value instanceof DateTime) return `date ${value.at} ${value.offsetMinutes}`;
  if (value instanceof Uuid) return `uuid ${value.text}`;
  if (value instanceof Token) return `${value.type}.${value.name}`;
  if (value instanceof Vertex) return `vertex ${idText(value.id)}`;
  if (value instanceof Edge) return `edge ${idText(value.id)}`;
  if (value instanceof VertexProperty) return `vertexProperty ${idText(value.id)}`;
  if (value instanceof Property) return joined('property', [value.key, value.value], depth);
  return identityOfGathered(value, depth);
}

/** What is made of many elements or of a whole run. */
function identityOfGathered(value: LiveValue, depth: number): string {
  if (value instanceof LiveSubgraph || value instanceof Subgraph)
    return joined('subgraph', [...value.vertices, ...value.edges], depth, true);
  if (value instanceof Tree) {
    const entries = [...value.children].map((entry) => joined('entry', entry, depth));
    return textOfParts('tree', entries.sort());
  }
  if (value instanceof TraversalMetrics) {
    return `metrics ${value.nanoseconds} ${value.steps.map(({ id }) => id).join(' ')}`;
  }
  throw new TypeError('A traverser holds something that is no value');
}

function propertyIdentity(property: ElementProperty, depth: number): string {
  const { owner, row, isMeta } = property;
  if (owner.kind === 'vertex' && !isMeta) {
    const own = row.id === undefined ? identityOf(row.value, depth - 1) : idText(row.id);
    return textOfParts('vertexProperty', [elementIdentity(owner), row.key, own]);
  }
  return joined('property', [row.key, row.value], depth);
}

function joined(
  name: string,
  values: readonly LiveValue[],
  depth: number,
  isUnordered = false,
): string {
  const parts = values.map((value) => identityOf(value, depth - 1));
  return textOfParts(name, isUnordered ? parts.sort() : parts);
}

/**
 * One text for several that no other ones have. Lengths divide them: quoted texts in quoted texts would double with
 * every level.
 */
export function textOfParts(name: string, parts: readonly string[]): string {
  return `${name}(${parts.map((part) => `${part.length}:${part}`).join('')})`;
}
