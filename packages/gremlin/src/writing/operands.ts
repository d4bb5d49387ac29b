import type { Operand, Traversal } from '../plan/step.ts';
import { firstResults } from '../runner/local.ts';
import type { Run } from '../runner/run.ts';
import type { Traverser } from '../runner/traverser.ts';
import type { LiveValue } from '../values/value.ts';
import { writeError } from './faults.ts';

/** What an operand is for a traverser; `undefined` when its traversal gives nothing. */
export async function findOperand(
  operand: Operand,
  traverser: Traverser,
  run: Run,
): Promise<LiveValue | undefined> {
  if (operand.kind === 'value') return operand.value;
  const [result] = await firstResults(operand.traversal, [traverser], run);
  return result?.value;
}

/**
 * The same where there has to be something.
 *
 * @throws {CodedError} `GREMLIN_WRITE`
 */
export async function readOperand(
  operand: Operand,
  traverser: Traverser,
  run: Run,
): Promise<LiveValue> {
  const found = await findOperand(operand, traverser, run);
  if (found !== undefined) return found;
  throw writeError(
    'The provided traverser does not map to a value: a traversal that says what to write gave nothing',
    'Let it give something in any case, as coalesce(..., constant(...)) does.',
  );
}

/** Visits each traversal that a step is told, in a fixed order, and gives what takes its place. */
export type Replace = (traversal: Traversal) => Traversal;

export function operandWith(operand: Operand, replace: Replace): Operand {
  if (operand.kind === 'value') return operand;
  return { kind: 'traversal', traversal: replace(operand.traversal) };
}

/** The traversals that `visit` comes by. */
export function traversalsIn(visit: (replace: Replace) => unknown): readonly Traversal[] {
  const found: Traversal[] = [];
  visit((traversal) => {
    found.push(traversal);
    return traversal;
  });
  return found;
}

/** Puts others, given in the order of {@link traversalsIn}, in their place. */
export function replaceBy(others: readonly Traversal[]): Replace {
  const rest = others.values();
  return (traversal) => rest.next().value ?? traversal;
}
