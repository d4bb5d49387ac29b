import type { Step } from '../plan/step.ts';
import { isNumeric, type Numeric } from '../values/numbers.ts';
import { typeError } from '../values/type-error.ts';
import type { LiveValue } from '../values/value.ts';
import { mapStep } from './make-step.ts';
import { localValues, type Reduction, reduceStep } from './reduce.ts';

/** The same reduction over all traversers. Nulls are passed over. */
export function globalReduction<S>(name: string, reduction: Reduction<S>): Step {
  return reduceStep(name, skippingNulls(reduction));
}

/** The same reduction over the members of each collection. */
export function localReduction<S>(name: string, reduction: Reduction<S>): Step {
  const { seed, add } = skippingNulls(reduction);
  return mapStep({ name }, (value) => {
    const members = localValues(value) ?? [value];
    return reduction.finish(members.reduce<S>((state, member) => add(state, member, 1), seed()));
  });
}

function skippingNulls<S>(reduction: Reduction<S>): Reduction<S> {
  const { add } = reduction;
  return {
    ...reduction,
    add: (state, value, bulk) => (value === null ? state : add(state, value, bulk)),
  };
}

export function numeric(step: string, value: LiveValue): Numeric {
  if (isNumeric(value)) return value;
  throw typeError(`${step}()`, 'numbers', value);
}
