import { identityOf } from '../values/identity.ts';
import { Element, type LiveValue } from '../values/value.ts';
import { loadHeadersIn } from './read.ts';
import type { Run } from './run.ts';

/** Texts that are the same where values are the same thing: what `dedup()` and `group()` go by. */
export async function identify(
  values: readonly LiveValue[],
  run: Pick<Run, 'identifiesByHandle'>,
): Promise<readonly string[]> {
  const isPlain = (value: LiveValue) => run.identifiesByHandle && value instanceof Element;
  await loadHeadersIn(values.filter((value) => !isPlain(value)));
  return values.map((value) =>
    value instanceof Element && run.identifiesByHandle
      ? `${value.kind} #${value.handle}`
      : identityOf(value),
  );
}
