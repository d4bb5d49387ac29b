import { type ElementId, TypedNumber, Uuid, type Value } from '@meshlapse/model';
import {
  Binding,
  Bytecode,
  ClassName,
  Lambda,
  WirePredicate,
  WireStrategy,
  WireTraverser,
  type WireValue,
} from './wire-values.ts';

/** Values of one message, and of collections that say how often they hold something. */
export const MAX_WIRE_VALUES = 2_000_000;

const LANGUAGE = [
  Bytecode,
  WirePredicate,
  Binding,
  Lambda,
  WireStrategy,
  ClassName,
  WireTraverser,
] as const;

/** Whether it is a value through and through, without traversals, predicates and the like in it. */
export function isPlain(wire: WireValue): wire is Value {
  if (typeof wire !== 'object' || wire === null) return true;
  if (Array.isArray(wire)) return wire.every(isPlain);
  if (wire instanceof Set) return [...wire].every(isPlain);
  if (wire instanceof Map) return [...wire].every(([key, held]) => isPlain(key) && isPlain(held));
  return !LANGUAGE.some((type) => wire instanceof type);
}

export function isId(wire: WireValue): wire is ElementId {
  return (
    typeof wire === 'string' ||
    typeof wire === 'number' ||
    wire instanceof TypedNumber ||
    wire instanceof Uuid
  );
}

/** A whole number from 0 on, as bulks and counts are; `undefined` for anything else. */
export function countOf(wire: WireValue): number | undefined {
  const plain = wire instanceof TypedNumber ? wire.value : wire;
  return typeof plain === 'number' && Number.isSafeInteger(plain) && plain >= 0 ? plain : undefined;
}
