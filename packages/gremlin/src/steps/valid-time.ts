import type { Interval } from '@meshlapse/model';
import { headersOf } from '../runner/read.ts';
import { typeError } from '../values/type-error.ts';
import { Element, type LiveValue } from '../values/value.ts';

/** The valid interval of each element's version. */
export async function validOf(
  values: readonly LiveValue[],
  step: string,
): Promise<readonly Interval[]> {
  const elements = values.map((value) => {
    if (value instanceof Element) return value;
    throw typeError(`${step}()`, 'an element', value);
  });
  return (await headersOf(elements)).map(({ valid }) => valid);
}
