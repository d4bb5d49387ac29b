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

/**
 * The same as keys for a `Map`, which tells most values apart by itself. Of what is not there the key is `undefined`.
 */
export async function mapKeysOf(
  values: readonly (LiveValue | undefined)[],
  run: Pick<Run, 'identifiesByHandle'>,
): Promise<readonly unknown[]> {
  if (values.every(isOwnKey)) return values;
  const texts = await identify(
    values.map((value) => (isOwnKey(value) ? null : value)),
    run,
  );
  return values.map((value, i) => (isOwnKey(value) ? value : `${TEXT_MARK}${texts[i]}`));
}

/** Texts that begin with it are told apart from those that stand for something else by their own text. */
const TEXT_MARK = '\0';

function isOwnKey(value: LiveValue | undefined): value is string | number | boolean | undefined {
  if (typeof value === 'string') return !value.startsWith(TEXT_MARK);
  if (typeof value === 'number') return !Object.is(value, -0);
  return typeof value === 'boolean' || value === undefined;
}
