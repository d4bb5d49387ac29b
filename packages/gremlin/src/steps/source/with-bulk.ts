import { boolean } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const withBulkStep = defineStep({
  name: 'withBulk',
  kind: 'source',
  summary: 'With false, traversers that meet at a barrier count as one from then on.',
  overloads: [
    overload([boolean('useBulk')], (bulks) => ({ kind: 'beginning', conditions: { bulks } })),
  ],
});
