import type { Step } from '../plan/step.ts';
import { isNumeric, type Numeric } from '../values/numbers.ts';
import { typeError } from '../values/type-error.ts';
import type { LiveValue } from '../values/value.ts';
import { mapStep } from './make-step.ts';
import { localValues, type Reduction, reduceStep } from './reduce.ts';

/** The same reduction over all traversers. Nulls are passed over, and are all there is to say when there is nothing else. */
export function globalReduction<S>(name: string, reduction: Reduction<S>): Step {
  return reduceStep(name, skippingNulls(reduction));
}

/** The same reduction over the members of each collection. */
export function localReduction<S>(name: string, reduction: Reduction<S>): Step {
  const { seed, add, finish } = skippingNulls(reduction);
  return mapStep({ name }, (value) => {
    const members = localValues(value) ?? [value];
    return finish(members.reduce((state, member) => add(state, member, 1), seed()));
  });
}

interface Reduced<S> {
  readonly state: S;
  readonly hasNull: boolean;
}

function skippingNulls<S>({ seed, add, finish }: Reduction<S>): Reduction<Reduced<S>> {
  return {
    seed: () => ({ state: seed(), hasNull: false }),
    add: ({ state, hasNull }, value, bulk) =>
      value === null ? { state, hasNull: true } : { state: add(state, value, bulk), hasNull },
    finish: ({ state, hasNull }) => finish(state) ?? (hasNull ? null : undefined),
  };
}

export function numeric(step: string, value: LiveValue): Numeric {
  if (isNumeric(value)) return value;
  throw typeError(`${step}()`, 'numbers', value);
}
