import type { Objections } from '../plan/decoration.ts';
import { boolean } from '../plan/parameters.ts';
import type { Step } from '../plan/step.ts';

/** How strategies that verify are told what to do. JavaScript's driver says `logWarnings`, all others `logWarning`. */
export const verificationOptions = {
  throwException: boolean('boolean'),
  logWarning: boolean('boolean'),
  logWarnings: boolean('boolean'),
};

/** Says something against a query, as the options want it: as a warning, as a refusal, both or not at all. */
export function raiseObjection(
  options: { readonly [option in keyof typeof verificationOptions]?: boolean },
  about: Objections,
  what: string,
  step?: Step,
): void {
  if (options.logWarnings ?? options.logWarning) about.warn(`${what}.`);
  if (options.throwException) throw about.refuse(what, step);
}
