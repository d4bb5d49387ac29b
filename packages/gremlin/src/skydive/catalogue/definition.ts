import type { Step } from '../../plan/step.ts';
import type { ArgumentReader } from '../arguments.ts';
import type { Model } from '../attributes.ts';

/** What a step stands behind, and what it gives. */
export type Kind = 'graph' | 'subgraph' | 'nodes' | 'edges' | 'values' | 'paths' | 'value';

/** What steps are made with. */
export interface Making {
  readonly args: ArgumentReader;
  readonly model: Model;
  /** What the step stands behind. */
  readonly on: Kind;
  /** Names that `As()` gave before; it adds its own. */
  readonly names: Set<string>;
}

export interface StepDefinition {
  readonly name: string;
  readonly on: readonly Kind[];
  /** `same`: what it stands behind. */
  readonly gives: Kind | 'same';
  readonly forms: readonly string[];
  readonly summary: string;
  make(making: Making): readonly Step[];
}

/** Nodes and edges. */
export const ELEMENTS: readonly Kind[] = ['nodes', 'edges'];
/** Everything that there can be many of. */
export const LISTS: readonly Kind[] = ['nodes', 'edges', 'values', 'paths'];
