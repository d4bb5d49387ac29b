import { defineStep } from '../define-step.ts';
import { membersFilterOverloads } from '../members-filter.ts';

export const allStep = defineStep({
  name: 'all',
  kind: 'filter',
  summary: 'Keeps lists of which every member meets the condition; nothing else.',
  overloads: membersFilterOverloads('all', (members, meets) => members.every(meets)),
});
