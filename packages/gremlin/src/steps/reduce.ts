import type { Step } from '../plan/step.ts';
import type { Budget } from '../runner/budget.ts';
import { bulkOf, type ColumnEnd, type Columns } from '../runner/columns.ts';
import { afterRound, type Frame, type Source } from '../runner/source.ts';
import type { LiveValue } from '../values/value.ts';

/** Folds the traversers of each start into one value. */
export interface Reduction<S> {
  readonly seed: () => S;
  readonly add: (state: S, value: LiveValue, bulk: number) => S;
  /** True: `add` is given a traverser as often as it counts, with a bulk of one. */
  readonly addsOneByOne?: boolean;
  /** True: `add` looks at nothing but the bulk, so that many values can be added as one. */
  readonly onlyCounts?: boolean;
  /** `undefined`: no result. */
  readonly finish: (state: S) => LiveValue | undefined;
}

export function reduceStep<S>(name: string, reduction: Reduction<S>): Step {
  return {
    name,
    isBarrier: true,
    columnEnd: (from) =>
      from === 'value' || reduction.onlyCounts ? reducingEnd(reduction) : undefined,
    open: (input, frame) => reduce(input, frame, reduction),
  };
}

function reducingEnd<S>(reduction: Reduction<S>): ColumnEnd {
  return {
    reduces: true,
    looksAtRows: !reduction.onlyCounts,
    begin({ budget }) {
      let state = reduction.seed();
      return {
        take: async (columns) => {
          state = await addColumns(reduction, state, columns, budget);
        },
        finish: (start) => {
          const value = reduction.finish(state);
          return value === undefined ? [] : [start.restart(value)];
        },
      };
    },
  };
}

async function addColumns<S>(
  reduction: Reduction<S>,
  state: S,
  columns: Columns,
  budget: Budget,
): Promise<S> {
  if (columns.kind !== 'value') return reduction.add(state, null, bulkOf(columns));
  let sum = state;
  for (const [i, value] of columns.values.entries()) {
    const bulk = columns.bulks?.[i] ?? 1;
    sum = reduction.addsOneByOne
      ? await repeated(reduction, sum, { value, bulk }, budget)
      : reduction.add(sum, value, bulk);
  }
  return sum;
}

function reduce<S>(input: Source, frame: Frame, reduction: Reduction<S>): Source {
  let states = new Map<number, S>();
  return afterRound(
    input,
    async (batch) => {
      for (const { origin, value, bulk } of batch) {
        const state = states.has(origin) ? (states.get(origin) as S) : reduction.seed();
        const sum = reduction.addsOneByOne
          ? await repeated(reduction, state, { value, bulk }, frame.run.budget)
          : reduction.add(state, value, bulk);
        states.set(origin, sum);
      }
    },
    () => {
      const finished = states;
      states = new Map();
      const results = [];
      for (const start of frame.starts()) {
        const { origin } = start;
        const state = finished.has(origin) ? (finished.get(origin) as S) : reduction.seed();
        const value = reduction.finish(state);
        if (value !== undefined) results.push(start.restart(value));
      }
      return results;
    },
  );
}

async function repeated<S>(
  { add }: Reduction<S>,
  state: S,
  { value, bulk }: { readonly value: LiveValue; readonly bulk: number },
  budget: Budget,
): Promise<S> {
  let sum = state;
  for (let n = 0; n < bulk; n += 1) {
    sum = add(sum, value, 1);
    if (budget.isSliceOver) await budget.breathe();
  }
  return sum;
}

/** The members of a list or set, the values of a map; `undefined` for anything else. */
export function localValues(value: LiveValue): readonly LiveValue[] | undefined {
  if (Array.isArray(value)) return value;
  if (value instanceof Set) return [...value];
  return value instanceof Map ? [...value.values()] : undefined;
}
