import { CodedError } from '@meshlapse/model';
import { familyOf } from './type-rank.ts';
import type { LiveValue } from './value.ts';

const NAMES: Readonly<Record<string, string>> = {
  vertexProperty: 'a property of a vertex',
  edge: 'an edge',
  entry: 'an entry of a map',
  null: 'null',
};

/** A step met a value that it can do nothing with. */
export function typeError(step: string, needs: string, value: LiveValue): CodedError {
  const family = familyOf(value);
  return new CodedError({
    code: 'GREMLIN_TYPE',
    category: 'incorrect',
    message: `${step} needs ${needs} and met ${nameOf(family)}. Look at the step before it.`,
    data: { step, met: family },
  });
}

/** A step met a value that it cannot take; `what` is a sentence that the value's kind ends. */
export function unexpected(what: string, value: LiveValue): CodedError {
  const family = familyOf(value);
  return new CodedError({
    code: 'GREMLIN_TYPE',
    category: 'incorrect',
    message: `${what}, encountered ${nameOf(family)}. Look at the step before it.`,
    data: { met: family },
  });
}

function nameOf(family: string): string {
  return NAMES[family] ?? `a ${family}`;
}

/** A value that cannot be turned into another type; `shown` is how the message calls it. */
export function unreadable(value: LiveValue, type: string, shown = shownAs(value)): CodedError {
  return new CodedError({
    code: 'GREMLIN_TYPE',
    category: 'incorrect',
    message: `Can't parse ${shown} as ${type}. Filter such values out before, as is(typeOf(GType.STRING)) does.`,
    data: { met: familyOf(value), type },
  });
}

const SHOWN = 100;

/** A value as messages show it: texts as they are, others by what they are. */
export function shownAs(value: LiveValue): string {
  if (typeof value !== 'string') return nameOf(familyOf(value));
  return value.length > SHOWN ? `${value.slice(0, SHOWN)}...` : value;
}
