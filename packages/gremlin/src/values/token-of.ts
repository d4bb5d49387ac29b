import {
  Edge,
  type ElementId,
  Property,
  type Token,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import { typeError } from './type-error.ts';
import { Element, ElementProperty, LivePath, type LiveValue, MapEntry } from './value.ts';

/** `T.id` and the like of a value; elements need their headers. `undefined` when it has none. */
export function tokenOf(value: LiveValue, token: Token): LiveValue | undefined {
  return token.type === 'Column' ? columnOf(value, token.name) : partOf(value, token);
}

/** The keys as a set or the values as a list; of an entry the one key or value; of a path its labels or objects. */
function columnOf(value: LiveValue, column: string): LiveValue {
  if (value instanceof MapEntry) return column === 'keys' ? value.key : value.value;
  if (value instanceof Map) return column === 'keys' ? new Set(value.keys()) : [...value.values()];
  if (value instanceof LivePath) {
    return column === 'keys' ? value.labels.map((labels) => new Set(labels)) : value.objects;
  }
  throw typeError(column, 'a map', value);
}

function partOf(value: LiveValue, { name }: Token): LiveValue | undefined {
  const identified = identityHolder(value);
  if (identified) return name === 'id' || name === 'label' ? identified[name] : undefined;
  if (value instanceof ElementProperty) return partOfProperty(value, name);
  if (value instanceof VertexProperty || value instanceof Property) {
    return name === 'value' ? value.value : value.key;
  }
  if (value instanceof MapEntry && (name === 'key' || name === 'value')) return value[name];
  throw typeError(`T.${name}`, 'an element or a property', value);
}

function identityHolder(value: LiveValue): { id: ElementId; label: string } | undefined {
  if (value instanceof Element) return value.header;
  return value instanceof Vertex || value instanceof Edge ? value : undefined;
}

function partOfProperty({ owner, row }: ElementProperty, name: string): LiveValue | undefined {
  if (name === 'value') return row.value;
  return name === 'id' ? propertyId(owner, row.key, row.id) : row.key;
}

/** The id of a vertex property; graphs that give none are helped out with one that is stable. */
export function propertyId(owner: Element, key: string, id: LiveValue | undefined): LiveValue {
  return id ?? `${String(owner.header?.id ?? owner.handle)}/${key}`;
}
