import { Token } from '@meshlapse/model';
import { token } from '../values/token.ts';

/** The enumerations that formats carry, with their codes in GraphBinary. */
const CODES: ReadonlyMap<string, number> = new Map([
  ['Barrier', 0x13],
  ['Cardinality', 0x16],
  ['Column', 0x17],
  ['Direction', 0x18],
  ['Operator', 0x19],
  ['Order', 0x1a],
  ['Pick', 0x1b],
  ['Pop', 0x1c],
  ['Scope', 0x1f],
  ['T', 0x20],
  ['Merge', 0x2e],
  ['DT', 0x2f],
  ['GType', 0x30],
]);

/** Enumerations of which the language may know no values: only some steps take them. */
const OF_STEPS: ReadonlySet<string> = new Set(['Barrier', 'Cardinality', 'DT', 'GType', 'Merge']);

/** What a driver means by a name of an enumeration; `undefined` when there is no such name. */
export function wireToken(type: string, name: string): Token | undefined {
  const known = token(type, name);
  if (known) return known;
  return OF_STEPS.has(type) && /^\w{1,32}$/.test(name) ? new Token(type, name) : undefined;
}

/** The enumeration behind a GraphBinary type code. */
export function enumerationOf(code: number): string | undefined {
  return NAMES.get(code);
}

/** The GraphBinary type code of an enumeration; `undefined` for those that the format does not have. */
export function codeOf(enumeration: string): number | undefined {
  return CODES.get(enumeration);
}

const NAMES: ReadonlyMap<number, string> = new Map([...CODES].map(([name, code]) => [code, name]));
