import { DateTime, type NumberType, numberType, Tree, Uuid } from '@meshlapse/model';
import { LiveTree } from './live-tree.ts';
import { isNumeric } from './numbers.ts';
import { type Family, familyOf } from './type-rank.ts';
import { BulkSet, isList, type LiveValue } from './value.ts';

/** A type as `P.typeOf()` and `asNumber()` name it. */
export interface GType {
  /** In the enumeration `GType`. */
  readonly name: string;
  /** As a text. */
  readonly className: string;
  /** Of the numbers. */
  readonly number?: NumberType;
  /** Types that no value here has hold for nothing. */
  readonly holds: (value: LiveValue) => boolean;
}

const family =
  (...families: readonly Family[]) =>
  (value: LiveValue): boolean =>
    families.includes(familyOf(value));

function numeric(name: string, className: string, number: NumberType): GType {
  return {
    name,
    className,
    number,
    holds: (value) => isNumeric(value) && numberType(value) === number,
  };
}

const never = () => false;
const isTree = (value: LiveValue) => value instanceof LiveTree || value instanceof Tree;

const TYPES: readonly GType[] = [
  numeric('BIGDECIMAL', 'BigDecimal', 'bigDecimal'),
  numeric('BIGINT', 'BigInteger', 'bigInteger'),
  { name: 'BINARY', className: 'ByteBuffer', holds: never },
  { name: 'BOOLEAN', className: 'Boolean', holds: family('boolean') },
  numeric('BYTE', 'Byte', 'byte'),
  { name: 'CHAR', className: 'Character', holds: never },
  {
    name: 'DATETIME',
    className: 'OffsetDateTime',
    holds: (value) => value instanceof DateTime,
  },
  numeric('DOUBLE', 'Double', 'double'),
  { name: 'DURATION', className: 'Duration', holds: never },
  { name: 'EDGE', className: 'Edge', holds: family('edge') },
  numeric('FLOAT', 'Float', 'float'),
  { name: 'GRAPH', className: 'Graph', holds: family('graph') },
  numeric('INT', 'Integer', 'int'),
  {
    name: 'LIST',
    className: 'List',
    holds: (value) => isList(value) && !(value instanceof BulkSet),
  },
  numeric('LONG', 'Long', 'long'),
  { name: 'MAP', className: 'Map', holds: family('map') },
  { name: 'NULL', className: 'Null', holds: (value) => value === null },
  { name: 'NUMBER', className: 'Number', holds: isNumeric },
  { name: 'PATH', className: 'Path', holds: family('path') },
  { name: 'PROPERTY', className: 'Property', holds: family('property', 'vertexProperty') },
  {
    name: 'SET',
    className: 'Set',
    holds: (value) => value instanceof Set || value instanceof BulkSet,
  },
  numeric('SHORT', 'Short', 'short'),
  { name: 'STRING', className: 'String', holds: family('string') },
  { name: 'TREE', className: 'Tree', holds: isTree },
  { name: 'UUID', className: 'UUID', holds: (value) => value instanceof Uuid },
  { name: 'VERTEX', className: 'Vertex', holds: family('vertex') },
  { name: 'VPROPERTY', className: 'VertexProperty', holds: family('vertexProperty') },
];

const byName: ReadonlyMap<string, GType> = new Map(TYPES.map((type) => [type.name, type]));
const byClassName: ReadonlyMap<string, GType> = new Map(
  TYPES.filter(({ name }) => name !== 'NULL').map((type) => [type.className, type]),
);
const byNumber: ReadonlyMap<NumberType | undefined, GType> = new Map(
  TYPES.map((type) => [type.number, type]),
);

/** The type that a name of the enumeration `GType` stands for. */
export function gtype(name: string): GType | undefined {
  return byName.get(name);
}

/** The type that a text such as `Integer` stands for. */
export function registeredType(className: string): GType | undefined {
  return byClassName.get(className);
}

/** The name of a value's class as messages of TinkerPop have it: `Integer`, `ArrayList`. */
export function classNameOf(value: LiveValue): string {
  if (isNumeric(value)) return byNumber.get(numberType(value))?.className ?? 'Number';
  if (value instanceof Map) return 'LinkedHashMap';
  if (value instanceof Set) return 'LinkedHashSet';
  if (Array.isArray(value)) return 'ArrayList';
  return TYPES.find((type) => type.holds(value))?.className ?? familyOf(value);
}
