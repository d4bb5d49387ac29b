import { DateTime, FOREVER } from '@meshlapse/model';
import { defineStep, overload } from '../define-step.ts';
import { mapAllStep } from '../make-step.ts';
import { validOf } from '../valid-time.ts';

export const validToStep = defineStep({
  name: 'validTo',
  kind: 'map',
  summary: 'When the version of each element ended; nothing for one that has not.',
  overloads: [
    overload([], () =>
      mapAllStep({ name: 'validTo' }, async (values) => {
        const intervals = await validOf(values, 'validTo');
        return intervals.map(({ to }) => (to < FOREVER ? new DateTime(to) : undefined));
      }),
    ),
  ],
});
