import { DateTime } from '@meshlapse/model';
import { defineStep, overload } from '../define-step.ts';
import { mapAllStep } from '../make-step.ts';
import { validOf } from '../valid-time.ts';

export const validFromStep = defineStep({
  name: 'validFrom',
  kind: 'map',
  summary: 'When the version of each element began.',
  overloads: [
    overload([], () =>
      mapAllStep({ name: 'validFrom' }, async (values) => {
        const intervals = await validOf(values, 'validFrom');
        return intervals.map(({ from }) => new DateTime(from));
      }),
    ),
  ],
});
