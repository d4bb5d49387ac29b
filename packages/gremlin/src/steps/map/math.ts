import { number } from '@meshlapse/model';
import { constants } from '../../math/functions.ts';
import { evaluate, type MathProgram } from '../../math/program.ts';
import { expression } from '../../plan/math-parameter.ts';
import type { Projection, Step } from '../../plan/step.ts';
import { inTurn, projectAll, projectPresent } from '../../runner/projection.ts';
import type { Run } from '../../runner/run.ts';
import { scopeValues } from '../../runner/scope-values.ts';
import { type Batch, mapBatches } from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { isNumeric, toDouble } from '../../values/numbers.ts';
import { unexpected } from '../../values/type-error.ts';
import type { LiveValue } from '../../values/value.ts';
import { ByStep } from '../by-step.ts';
import { defineStep, overload } from '../define-step.ts';

export const mathStep = defineStep({
  name: 'math',
  kind: 'map',
  summary:
    'The double that an expression gives. _ is the value itself, other names are labels, keys of the map or side effects; the by()s look at them in turn.',
  overloads: [overload([expression()], math)],
});

const ITSELF = '_';

function math(program: MathProgram): Step {
  const needs = program.variables.some((name) => name !== ITSELF) ? 'labels' : 'none';
  return new ByStep({ name: 'math', needs, bears: 'one' }, (input, frame, by) =>
    mapBatches(input, async (batch) => {
      const columns: (readonly (LiveValue | undefined)[])[] = [];
      for (const [turn, name] of program.variables.entries()) {
        columns.push(await valuesOf(name, batch, inTurn(by, turn), frame.run));
      }
      return batch.flatMap((traverser, i) =>
        calculated(
          traverser,
          program,
          columns.map((column) => column[i]),
        ),
      );
    }),
  );
}

/** What a variable stands for, through its `by()`; `undefined` where that sees nothing. */
async function valuesOf(
  name: string,
  batch: Batch,
  by: Projection,
  run: Run,
): Promise<readonly (LiveValue | undefined)[]> {
  if (name === ITSELF) return projectAll(by, batch, run);
  const found = await scopeValues(batch, name, run);
  const values = found.map((value) => value ?? constants.get(name) ?? null);
  return projectPresent(by, batch, values, run);
}

function calculated(
  traverser: Traverser,
  program: MathProgram,
  values: readonly (LiveValue | undefined)[],
): readonly Traverser[] {
  const held = values.filter((value) => value !== undefined);
  if (held.length < values.length) return [];
  const numbers = held.map((value, i) => numberIn(value, program.variables[i] ?? ITSELF));
  return [traverser.move(number('double', evaluate(program, numbers)))];
}

function numberIn(value: LiveValue, name: string): number {
  if (isNumeric(value)) return toDouble(value);
  throw unexpected(`The variable ${name} for math() step must resolve to a Number`, value);
}
