import { value } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const diffStep = defineStep({
  name: 'diff',
  kind: 'source',
  summary: 'Reads what differs between two instants: what was added, removed or changed.',
  overloads: [
    overload([value('from'), value('to')], (from, to) => ({
      kind: 'setting',
      name: 'diff',
      value: [from, to],
    })),
  ],
});
