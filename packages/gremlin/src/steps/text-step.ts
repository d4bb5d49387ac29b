import type { Token } from '@meshlapse/model';
import { token } from '../plan/parameters.ts';
import type { Step } from '../plan/step.ts';
import { membersOf } from '../values/collection.ts';
import { unexpected } from '../values/type-error.ts';
import type { LiveValue } from '../values/value.ts';
import { type Overload, overload } from './define-step.ts';
import { mapStep } from './make-step.ts';

/** What a step makes of one text. */
export type TextChange = (text: string) => LiveValue;

/**
 * A step on each text, or, locally, on each text or the texts of each list. Null stays null.
 *
 * @throws {CodedError} `GREMLIN_TYPE` on anything else, when it is run.
 */
export function textStep(name: string, change: TextChange, scope?: Token): Step {
  if (scope?.name === 'local')
    return mapStep({ name }, (value) => changeLocal(name, change, value));
  return mapStep({ name }, (value) => {
    if (value === null) return null;
    if (typeof value === 'string') return change(value);
    throw unexpected(`The ${name}() step can only take string as argument`, value);
  });
}

/** The forms of a text step that takes nothing but a scope. */
export function textOverloads(name: string, change: TextChange): readonly Overload[] {
  return [
    overload([], () => textStep(name, change)),
    overload([token('Scope')], (scope) => textStep(name, change, scope)),
  ];
}

function changeLocal(name: string, change: TextChange, value: LiveValue): LiveValue {
  const what = `The ${name}(local) step can only take string or list of strings`;
  if (value === null) return null;
  if (typeof value === 'string') return change(value);
  const members = membersOf(value);
  if (!members) throw unexpected(what, value);
  return members.map((member) => {
    if (member === null) return null;
    if (typeof member === 'string') return change(member);
    throw unexpected(`${what}; in the list`, member);
  });
}
