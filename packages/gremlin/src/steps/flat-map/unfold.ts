import { membersOf } from '../../values/collection.ts';
import { type LiveValue, MapEntry } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { flatMapAllStep } from '../make-step.ts';

export const unfoldStep = defineStep({
  name: 'unfold',
  kind: 'flatMap',
  summary:
    'The members of each list or set, the entries of each map, the objects of each path; other values stay.',
  overloads: [
    overload([], () => flatMapAllStep({ name: 'unfold' }, (values) => values.map(parts))),
  ],
});

function parts(value: LiveValue): readonly LiveValue[] {
  if (value instanceof Map) return [...value].map(([key, held]) => new MapEntry(key, held));
  return membersOf(value) ?? [value];
}
