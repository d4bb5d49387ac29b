import type { Projection, Step } from '../plan/step.ts';
import { inTurn, projectPresent } from '../runner/projection.ts';
import { loadHeadersIn } from '../runner/read.ts';
import type { Run } from '../runner/run.ts';
import { scopeValues } from '../runner/scope-values.ts';
import { type Batch, mapBatches } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';
import { mapPredicate, meets, member, type Predicate } from '../values/predicate.ts';
import { isList, type LiveValue } from '../values/value.ts';
import { ByStep } from './by-step.ts';

/** Compares what a name stands for, or the value itself, with what the names in a predicate stand for. */
export function wherePredicate(startLabel: string | undefined, test: Predicate): Step {
  const reads = [...namesIn(test), ...(startLabel === undefined ? [] : [startLabel])];
  return new ByStep({ name: 'where', needs: 'labels', reads, bears: 'one' }, (input, frame, by) =>
    mapBatches(input, (batch) => filter(batch, { startLabel, test, by }, frame.run)),
  );
}

interface Comparison {
  readonly startLabel: string | undefined;
  readonly test: Predicate;
  readonly by: readonly Projection[];
}

type Column = readonly (LiveValue | undefined)[];

async function filter(batch: Batch, how: Comparison, run: Run): Promise<readonly Traverser[]> {
  const { startLabel, test, by } = how;
  const here =
    startLabel === undefined
      ? batch.map(({ value }) => value)
      : await scopeValues(batch, startLabel, run);
  const left = await projectPresent(inTurn(by, 0), batch, here, run);
  const right = new Map<string, Column>();
  for (const name of namesIn(test)) {
    const values = await scopeValues(batch, name, run);
    right.set(name, await projectPresent(inTurn(by, right.size + 1), batch, values, run));
  }
  const all = [left, ...right.values()].flatMap((column) => column.map((value) => value ?? null));
  await loadHeadersIn(all);
  return batch.filter((_, i) => {
    const value = left[i];
    const resolved = value === undefined ? undefined : resolve(test, right, i);
    return value !== undefined && resolved !== undefined && meets(value, resolved) === true;
  });
}

function namesIn(test: Predicate): ReadonlySet<string> {
  const names = new Set<string>();
  mapPredicate(test, (value) => {
    if (typeof value === 'string') names.add(value);
    return value;
  });
  return names;
}

/** The predicate with the values of row `i` for its names; `undefined` when one of them has none. */
function resolve(
  test: Predicate,
  columns: ReadonlyMap<string, Column>,
  i: number,
): Predicate | undefined {
  let isComplete = true;
  const resolved = mapPredicate(test, (name) => {
    const value = typeof name === 'string' ? columns.get(name)?.[i] : name;
    if (value === undefined) isComplete = false;
    return value ?? null;
  });
  return isComplete ? spreadMembers(resolved) : undefined;
}

/** `within('x')` means the members of the list that `x` stands for. */
function spreadMembers(test: Predicate): Predicate {
  if (test.kind === 'and' || test.kind === 'or') return { ...test, of: test.of.map(spreadMembers) };
  if (test.kind !== 'member') return test;
  return member(
    test.isIn,
    test.values.flatMap((value) =>
      value instanceof Set ? [...value] : isList(value) ? value : [value],
    ),
  );
}
