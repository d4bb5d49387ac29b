import type { StepKind } from './steps/define-step.ts';
import { steps } from './steps/registry.gen.ts';

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
