import { name, rest, token, traversal } from '../../plan/parameters.ts';
import type { Projection, Step, Traversal } from '../../plan/step.ts';
import { inTurn, projectAll, projectPresent } from '../../runner/projection.ts';
import { loadHeadersIn } from '../../runner/read.ts';
import type { Run } from '../../runner/run.ts';
import { type Pop, scopeValues } from '../../runner/scope-values.ts';
import { type Batch, mapBatches } from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { lookUp } from '../../values/compare.ts';
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
    overload([token('Pop'), rest(name('name'), 1)], (pop, names) => select(names, pop.name as Pop)),
    overload([rest(name('name'), 1)], (names) => select(names, 'last')),
    overload([token('Pop'), traversal('name')], (pop, name) => selectNamed(name, pop.name as Pop)),
    overload([traversal('name')], (name) => selectNamed(name, 'last')),
  ],
});

function select(names: readonly string[], pop: Pop): Step {
  const described = { name: 'select', needs: 'labels', bears: 'one', reads: names } as const;
  return new ByStep(described, (input, frame, by) =>
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
  const values = await scopeValues(batch, what.name, run, what.pop);
  return projectPresent(what.by, batch, values, run);
}

/** The name is the first thing that a traversal gives; the `by()` behind it looks at what it stands for. */
function selectNamed(name: Traversal, pop: Pop): Step {
  const naming: Projection = { kind: 'traversal', traversal: name };
  return new ByStep(
    { name: 'select', needs: 'labels', bears: 'one' },
    (input, frame, [namedBy = naming, by = { kind: 'identity' }]) =>
      mapBatches(input, async (batch) => {
        const { run } = frame;
        const values = await named(batch, await projectAll(namedBy, batch, run), run, pop);
        const seen = await projectPresent(by, batch, values, run);
        return batch.flatMap((traverser, i) => {
          const value = seen[i];
          return value === undefined ? [] : traverser.move(value);
        });
      }),
    [naming],
  );
}

/** What each traverser's own name means to it; what is no text can only be a key of its map. */
async function named(
  batch: Batch,
  names: readonly (LiveValue | undefined)[],
  run: Run,
  pop: Pop,
): Promise<readonly (LiveValue | undefined)[]> {
  const values = await heldUnder(batch, names);
  for (const name of new Set(names)) {
    if (typeof name !== 'string') continue;
    const meant = await scopeValues(batch, name, run, pop);
    for (const [i, own] of names.entries()) if (own === name) values[i] = meant[i];
  }
  return values;
}

/** What the maps hold under keys that are no texts. */
async function heldUnder(
  batch: Batch,
  keys: readonly (LiveValue | undefined)[],
): Promise<(LiveValue | undefined)[]> {
  const others = keys.map((key) => (typeof key === 'string' ? undefined : key));
  const present = others.filter((key) => key !== undefined);
  if (present.length > 0) await loadHeadersIn([...present, ...batch.map(({ value }) => value)]);
  return batch.map(({ value }, i) => {
    const key = others[i];
    return value instanceof Map && key !== undefined ? lookUp(value, key) : undefined;
  });
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
