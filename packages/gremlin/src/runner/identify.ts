import { identityOf } from '../values/identity.ts';
import { Element, type LiveValue } from '../values/value.ts';
import { loadHeadersIn } from './read.ts';
import type { Run } from './run.ts';

/**
 * Whether two values are the same thing, as {@link identify} has it; `undefined` where elements or parts of them would
 * have to be read to know it.
 */
export function isSameAtOnce(
  one: LiveValue,
  other: LiveValue,
  { identifiesByHandle }: Pick<Run, 'identifiesByHandle'>,
): boolean | undefined {
  if (identifiesByHandle && (one instanceof Element || other instanceof Element)) {
    const areElements = one instanceof Element && other instanceof Element;
    return areElements && one.handle === other.handle && one.kind === other.kind;
  }
  return isPlain(one) && isPlain(other) ? identityOf(one) === identityOf(other) : undefined;
}

function isPlain(value: LiveValue): boolean {
  return typeof value !== 'object' || value === null;
}

/** Texts that are the same where values are the same thing: what `dedup()` and `group()` go by. */
export async function identify(
  values: readonly LiveValue[],
  run: Pick<Run, 'identifiesByHandle'>,
): Promise<readonly string[]> {
  const hasHandle = (value: LiveValue) => run.identifiesByHandle && value instanceof Element;
  await loadHeadersIn(values.filter((value) => !hasHandle(value)));
  return values.map((value) =>
    value instanceof Element && run.identifiesByHandle
      ? `${value.kind} #${value.handle}`
      : identityOf(value),
  );
}
