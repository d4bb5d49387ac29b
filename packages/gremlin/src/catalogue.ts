import type { StepKind } from './steps/define-step.ts';
import { steps } from './steps/registry.gen.ts';
import { namedStrategies } from './strategies/strategy-argument.ts';
import { enumerations } from './values/token.ts';

/** A step as documentation and completion show it. */
export interface CatalogueEntry {
  readonly name: string;
  readonly kind: StepKind;
  readonly summary: string;
  readonly usages: readonly string[];
}

/** Every step of the language by kind and name. */
export function stepCatalogue(): readonly CatalogueEntry[] {
  return steps.map(({ name, kind, summary, usages }) => ({ name, kind, summary, usages }));
}

/** Every strategy that queries may name, by name. */
export function strategyCatalogue(): readonly {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
}[] {
  return [...namedStrategies.values()].map(({ name, usage, summary }) => ({
    name,
    usage,
    summary,
  }));
}

/** Every enumeration of the language with its names. */
export function enumerationCatalogue(): Readonly<Record<string, readonly string[]>> {
  return enumerations;
}
