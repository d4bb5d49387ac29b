import { type ElementId, number } from '@meshlapse/model';
import { member, type Predicate } from './predicate.ts';
import type { LiveValue } from './value.ts';

const WHOLE = /^(?:0|-?[1-9]\d{0,17})$/;

/** The ids that one which was written may mean: a text of digits also means the number. */
export function idForms(id: ElementId): readonly ElementId[] {
  if (typeof id !== 'string' || !WHOLE.test(id)) return [id];
  const value = BigInt(id);
  const type = BigInt.asIntN(32, value) === value ? 'int' : 'long';
  return [id, number(type, type === 'int' ? Number(value) : value)];
}

/** A predicate on ids, in which texts of digits also mean numbers. */
export function idTest(predicate: Predicate): Predicate {
  switch (predicate.kind) {
    case 'compare': {
      const { operator, value } = predicate;
      const forms = formsOf(value);
      const isEquality = operator === 'eq' || operator === 'neq';
      return isEquality && forms.length > 1 ? member(operator === 'eq', forms) : predicate;
    }
    case 'member':
      return member(predicate.isIn, predicate.values.flatMap(formsOf));
    case 'not':
      return { ...predicate, of: idTest(predicate.of) };
    case 'and':
    case 'or':
      return { ...predicate, of: predicate.of.map(idTest) };
    default:
      return predicate;
  }
}

function formsOf(value: LiveValue): readonly LiveValue[] {
  return typeof value === 'string' ? idForms(value) : [value];
}
