import { LivePath, type LiveValue, MapEntry } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { flatMapAllStep } from '../make-step.ts';

export const unfoldStep = defineStep({
  name: 'unfold',
  kind: 'flatMap',
  summary:
    'The members of each list or set, the entries of each map, the objects of each path; other values stay.',
  overloads: [
    overload([], () => flatMapAllStep({ name: 'unfold' }, (values) => values.map(membersOf))),
  ],
});

function membersOf(value: LiveValue): readonly LiveValue[] {
  if (Array.isArray(value)) return value;
  if (value instanceof Set) return [...value];
  if (value instanceof Map) return [...value].map(([key, held]) => new MapEntry(key, held));
  return value instanceof LivePath ? value.objects : [value];
}
