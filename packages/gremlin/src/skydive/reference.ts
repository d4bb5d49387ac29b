import { INTERNAL_KEYS } from './attributes.ts';
import { edgeKeyRows, edgeRows, nodeRows } from './mapping.ts';
import { predicates } from './predicates.ts';
import { stepTable, unsupportedSteps } from './step-table.ts';

/** What the dialect has, for the reference: all of it is read from what the binder uses. */
export const skydiveReference = {
  steps: stepTable,
  unsupported: unsupportedSteps,
  predicates,
  nodeKeys: nodeRows,
  edgeKeys: edgeKeyRows,
  relations: edgeRows,
  internalKeys: INTERNAL_KEYS,
} as const;
