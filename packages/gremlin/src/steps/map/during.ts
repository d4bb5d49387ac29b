import { DateTime, FOREVER, type Interval } from '@meshlapse/model';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { batchStep } from '../make-step.ts';
import { validOf } from '../valid-time.ts';

/** In an interval view everything the traverser passed holds together in that time; else it is the element's own. */
export const duringStep = defineStep({
  name: 'during',
  kind: 'map',
  summary:
    "A map of 'from' and 'to' in which what the traverser passed holds; an open end is left out.",
  overloads: [
    overload([], () =>
      batchStep({ name: 'during' }, async (batch) => {
        const timeless = batch.filter((traverser) => !traverser.during);
        const own = await validOf(
          timeless.map(({ value }) => value),
          'during',
        );
        let next = 0;
        return batch.flatMap((traverser) => {
          const during = traverser.during ?? own[next++];
          return during ? traverser.move(mapOf(during)) : [];
        });
      }),
    ),
  ],
});

function mapOf({ from, to }: Interval): ReadonlyMap<LiveValue, LiveValue> {
  const map = new Map<LiveValue, LiveValue>([['from', new DateTime(from)]]);
  return to < FOREVER ? map.set('to', new DateTime(to)) : map;
}
