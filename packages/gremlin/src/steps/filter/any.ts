import { defineStep } from '../define-step.ts';
import { membersFilterOverloads } from '../members-filter.ts';

export const anyStep = defineStep({
  name: 'any',
  kind: 'filter',
  summary: 'Keeps lists of which some member meets the condition; nothing else.',
  overloads: membersFilterOverloads('any', (members, meets) => members.some(meets)),
});
