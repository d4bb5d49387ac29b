import { type ElementKind, Token, type Value } from '@meshlapse/model';
import type { MapSource, MergeOption, WantedMap } from '../plan/step.ts';
import { identityOf } from '../values/identity.ts';
import { DIRECTION_IN, DIRECTION_OUT, T_ID, T_LABEL } from '../values/token.ts';
import { familyOf } from '../values/type-rank.ts';
import { Element, type LiveValue } from '../values/value.ts';
import { valueText } from '../values/value-text.ts';
import { keyFault, labelFault } from './faults.ts';
import { isScalar } from './storable.ts';

/** Where the map to search for comes from, and those of the options. */
export type MergeTold = { readonly merge: MapSource } & {
  readonly [option in MergeOption]?: MapSource;
};

/** The steps that merge, by what they merge. */
export const MERGE_STEPS: Readonly<Record<ElementKind, string>> = {
  vertex: 'mergeV',
  edge: 'mergeE',
};

const ALLOWED: Readonly<Record<ElementKind, readonly Token[]>> = {
  vertex: [T_ID, T_LABEL],
  edge: [T_ID, T_LABEL, DIRECTION_IN, DIRECTION_OUT],
};

/** What is wrong with a map to search for or to create from, as a sentence without its full stop. */
export function mergeFault(map: WantedMap, kind: ElementKind): string | undefined {
  for (const [key, { value }] of map) {
    const fault = typeof key === 'string' ? keyFault(key) : tokenFault(key, value, kind);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function tokenFault(key: LiveValue, value: LiveValue, kind: ElementKind): string | undefined {
  const step = `${MERGE_STEPS[kind]}()`;
  if (key instanceof Token && value === null) {
    return `${step} does not allow null Map values - check: ${key.name}`;
  }
  const allowed = ALLOWED[kind];
  if (!(key instanceof Token) || !allowed.includes(key)) {
    const names = allowed.map(({ name }) => name).join(', ');
    return `${step} and option(onCreate) args expect keys in Map to be either String or [${names}] - check: ${keyText(key)}`;
  }
  if (key === T_LABEL) {
    return typeof value === 'string'
      ? labelFault(value)
      : `${step} and option(onCreate) args expect T.label value to be of String`;
  }
  return optionFault(key, value);
}

/** The option that an end may refer to. */
export const END_OPTIONS = new Map([
  [DIRECTION_OUT, 'outV'],
  [DIRECTION_IN, 'inV'],
] as const);

function optionFault(key: Token, value: LiveValue): string | undefined {
  const option = END_OPTIONS.get(key);
  const isOther = value instanceof Token && value.type === 'Merge' && value.name !== option;
  if (!option || !isOther) return undefined;
  return `Only Merge.${option} token may be used for Direction.${key.name}, found: ${value.name}`;
}

/** What is wrong with a map of changes to what was found, as a sentence without its full stop. */
export function matchFault(map: WantedMap): string | undefined {
  for (const key of map.keys()) {
    const fault =
      typeof key === 'string'
        ? keyFault(key)
        : `option(onMatch) expects keys in Map to be of String - check: ${keyText(key)}`;
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What `onCreate` says otherwise than the map that was searched for. Elements need their headers. */
export function overrideFault(merge: WantedMap, onCreate: WantedMap): string | undefined {
  for (const [key, wanted] of onCreate) {
    const searched = merge.get(key);
    if (!searched) continue;
    const isSame =
      identityOf(searched.value) === identityOf(wanted.value) &&
      searched.cardinality === wanted.cardinality;
    if (!isSame) {
      return `option(onCreate) cannot override values from merge() argument: (${keyText(key)}, ${keyText(wanted.value)})`;
    }
  }
  return undefined;
}

/** A key or value as messages show it. Elements need their headers. */
export function keyText(value: LiveValue): string {
  if (value instanceof Element) return `${value.kind} ${valueText(value.header?.id ?? null)}`;
  const family = familyOf(value);
  return isScalar(value) || family === 'token' ? valueText(value as Value) : `a ${family}`;
}
