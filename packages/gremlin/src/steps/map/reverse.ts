import { membersOf } from '../../values/collection.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapStep } from '../make-step.ts';

export const reverseStep = defineStep({
  name: 'reverse',
  kind: 'map',
  summary:
    'Each text from its end, each list, set or path as a list from its end; other values stay.',
  overloads: [overload([], () => mapStep({ name: 'reverse' }, reversed))],
});

function reversed(value: LiveValue): LiveValue {
  if (typeof value === 'string') return [...value].reverse().join('');
  return membersOf(value)?.toReversed() ?? value;
}
