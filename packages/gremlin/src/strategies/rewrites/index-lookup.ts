import { DateTime, numberType, Uuid, type Value } from '@meshlapse/model';
import type { Step, Traversal } from '../../plan/step.ts';
import { Find, type FindConditions } from '../../steps/find.ts';
import { Has, type HasCondition } from '../../steps/has-conditions.ts';
import { isNumeric, toDouble } from '../../values/numbers.ts';
import { equalityValues } from '../../values/predicate.ts';
import { T_ID, T_LABEL } from '../../values/token.ts';
import { isElementId, type LiveValue } from '../../values/value.ts';
import type { Strategy, StrategyContext } from '../strategy.ts';

/**
 * Looks elements up instead of reading all of them.
 *
 *     V().hasLabel('Pod').has('name', 'x').has('phase', 'Running')
 *         ->  V(label = Pod, name = x).has('phase', 'Running')    when name is indexed and phase is not
 *     V().hasId(1)                ->  V(id = 1)
 *     V().has('name', neq('x'))   stays
 *
 * Texts, UUIDs, booleans, moments and numbers are looked up by key: an index finds numbers across their types. Left out
 * are those whose equality depends on what they are compared as: BigDecimals, and what is beyond 2^53.
 */
export const indexLookup: Strategy = {
  name: 'index-lookup',
  after: ['match-conditions'],
  apply(traversal, context) {
    return { steps: fold(traversal, context) };
  },
};

const MAX_LOOKED_UP = Number.MAX_SAFE_INTEGER;

function fold({ steps }: Traversal, context: StrategyContext): readonly Step[] {
  const folded: Step[] = [];
  for (const step of steps) {
    const last = folded.at(-1);
    if (step instanceof Has && last instanceof Find) {
      const { find, rest } = absorb(last, step.conditions, context);
      folded[folded.length - 1] = find;
      if (rest.length > 0) folded.push(new Has(rest));
    } else if (step instanceof Has && last instanceof Has && folded.at(-2) instanceof Find) {
      const find = folded.at(-2) as Find;
      const { find: wider, rest } = absorb(find, step.conditions, context);
      folded[folded.length - 2] = wider;
      folded[folded.length - 1] = new Has([...last.conditions, ...rest]);
    } else folded.push(step);
  }
  return folded;
}

function absorb(
  find: Find,
  conditions: readonly HasCondition[],
  context: StrategyContext,
): { readonly find: Find; readonly rest: readonly HasCondition[] } {
  const rest: HasCondition[] = [];
  let known = find.conditions;
  for (const condition of conditions) {
    const wider = withCondition(known, condition, (key) =>
      context.view.indexed(find.elementKind, key),
    );
    if (wider) known = wider;
    else rest.push(condition);
  }
  return { find: new Find(find.elementKind, known), rest };
}

/** The look-up with one more condition; `undefined` when it cannot take it. */
function withCondition(
  known: FindConditions,
  { key, test }: HasCondition,
  isIndexed: (key: string) => boolean,
): FindConditions | undefined {
  const values = typeof test === 'object' ? equalityValues(test) : undefined;
  if (!values) return undefined;
  if (key === T_LABEL) {
    const labels = values.filter((value) => typeof value === 'string');
    const both = known.labels?.filter((label) => labels.includes(label)) ?? labels;
    return { ...known, labels: both };
  }
  if (key === T_ID) {
    return known.ids ? undefined : { ...known, ids: values.filter(isElementId) };
  }
  const [value, more] = values;
  const isSingle = value !== undefined && more === undefined;
  if (typeof key !== 'string' || !isSingle || !canLookUp(value) || !isIndexed(key))
    return undefined;
  return { ...known, equals: [...(known.equals ?? []), { key, value }] };
}

function canLookUp(value: LiveValue): value is Value {
  if (isNumeric(value)) {
    return numberType(value) !== 'bigDecimal' && Math.abs(toDouble(value)) <= MAX_LOOKED_UP;
  }
  const isPlain = typeof value === 'string' || typeof value === 'boolean';
  return isPlain || value instanceof Uuid || value instanceof DateTime;
}
