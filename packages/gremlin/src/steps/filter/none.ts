import { defineStep } from '../define-step.ts';
import { membersFilterOverloads } from '../members-filter.ts';

export const noneStep = defineStep({
  name: 'none',
  kind: 'filter',
  summary: 'Keeps lists of which no member meets the condition; nothing else.',
  overloads: membersFilterOverloads('none', (members, meets) => !members.some(meets)),
});
