import { CodedError } from '@meshlapse/model';
import type { LiveValue } from '../values/value.ts';

/** A step cannot write what it found while the query ran. `what` is a sentence without its full stop. */
export function writeError(what: string, hint: string): CodedError {
  return new CodedError({
    code: 'GREMLIN_WRITE',
    category: 'incorrect',
    message: `${what}. ${hint}`,
  });
}

/** What is wrong with a label, as a sentence without its full stop. */
export function labelFault(label: LiveValue): string | undefined {
  if (label === null) return 'Label can not be null';
  if (typeof label !== 'string') return 'A label is a text';
  if (label === '') return 'Label can not be empty';
  return isHidden(label) ? `Label can not be a hidden key: ${label}` : undefined;
}

/** What is wrong with a property key, as a sentence without its full stop. */
export function keyFault(key: LiveValue): string | undefined {
  if (key === null) return 'Property key can not be null';
  if (typeof key !== 'string') return 'A property key is a text';
  if (key === '') return 'Property key can not be the empty string';
  return isHidden(key) ? `Property key can not be a hidden key: ${key}` : undefined;
}

/** Names that begin like this are TinkerPop's own. */
function isHidden(name: string): boolean {
  return name.startsWith('~');
}

const NAMING = 'Labels and property keys are texts that do not begin with ~.';

/** @throws {CodedError} `GREMLIN_WRITE` */
export function checkedLabel(label: LiveValue): string {
  const fault = labelFault(label);
  if (fault !== undefined || typeof label !== 'string') throw writeError(fault ?? '', NAMING);
  return label;
}

/** @throws {CodedError} `GREMLIN_WRITE` */
export function checkedKey(key: LiveValue): string {
  const fault = keyFault(key);
  if (fault !== undefined || typeof key !== 'string') throw writeError(fault ?? '', NAMING);
  return key;
}
