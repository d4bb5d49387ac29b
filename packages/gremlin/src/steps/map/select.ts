import { rest, text, token } from '../../plan/parameters.ts';
import type { Projection, Step } from '../../plan/step.ts';
import { inTurn, projectAll } from '../../runner/projection.ts';
import type { Run } from '../../runner/run.ts';
import { type Pop, scopeValue } from '../../runner/scope-values.ts';
import { type Batch, mapBatches } from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { tokenOf } from '../../values/token-of.ts';
import type { LiveValue } from '../../values/value.ts';
import { ByStep } from '../by-step.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapStep } from '../make-step.ts';

export const selectStep = defineStep({
  name: 'select',
  kind: 'map',
  summary:
    'What was labelled, gathered, or is under a key of the map; a map for several names. Or all keys, or values.',
  overloads: [
    overload([token('Column')], (column) =>
      mapStep({ name: 'select' }, (value) => tokenOf(value, column)),
    ),
    overload([token('Pop'), rest(text('name'), 1)], (pop, names) => select(names, pop.name as Pop)),
    overload([rest(text('name'), 1)], (names) => select(names, 'last')),
  ],
});

function select(names: readonly string[], pop: Pop): Step {
  return new ByStep({ name: 'select', needs: 'labels' }, (input, frame, by) =>
    mapBatches(input, async (batch) => {
      const columns: (readonly (LiveValue | undefined)[])[] = [];
      for (const [turn, name] of names.entries()) {
        columns.push(await column(batch, { name, pop, by: inTurn(by, turn) }, frame.run));
      }
      return batch.flatMap((traverser, i) =>
        selected(
          traverser,
          names,
          columns.map((values) => values[i]),
        ),
      );
    }),
  );
}

async function column(
  batch: Batch,
  what: { readonly name: string; readonly pop: Pop; readonly by: Projection },
  run: Run,
): Promise<readonly (LiveValue | undefined)[]> {
  const values = await Promise.all(
    batch.map((traverser) => scopeValue(traverser, what.name, run, what.pop)),
  );
  if (what.by.kind === 'identity') return values;
  const present = batch.flatMap((traverser, i) => {
    const value = values[i];
    return value === undefined ? [] : traverser.move(value);
  });
  const seen = await projectAll(what.by, present, run);
  let next = 0;
  return values.map((value) => (value === undefined ? undefined : seen[next++]));
}

/** One name gives its value, several a map; a name that stands for nothing gives no result. */
function selected(
  traverser: Traverser,
  names: readonly string[],
  values: readonly (LiveValue | undefined)[],
): readonly Traverser[] {
  const held = values.filter((value) => value !== undefined);
  if (held.length < names.length) return [];
  const [first = null] = held;
  if (names.length === 1) return [traverser.move(first)];
  return [traverser.move(new Map(names.map((name, i) => [name, held[i] ?? null])))];
}
