import { type LiveValue, MapEntry } from '../values/value.ts';
import { valueText } from '../values/value-text.ts';
import { detach } from './detach.ts';

/** Values as text; what their elements need is read for all of them at once. */
export async function textsOf(values: readonly LiveValue[]): Promise<readonly string[]> {
  if (values.every((value) => typeof value === 'string')) return values as readonly string[];
  const parts = values.map((value) =>
    value instanceof MapEntry ? [value.key, value.value] : [value],
  );
  const detached = await detach(parts.flat(), false);
  let next = 0;
  return parts.map((own) => own.map(() => valueText(detached[next++] ?? null)).join('='));
}
