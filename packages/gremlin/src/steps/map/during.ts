import { isSettled } from '../../runner/pieces.ts';
import { openTimeMap, timeMap } from '../../values/row-time.ts';
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
      batchStep({ name: 'during' }, async (batch, run) => {
        const timeless = batch.filter((traverser) => !traverser.during);
        const own = await validOf(
          timeless.map(({ value }) => value),
          'during',
        );
        let next = 0;
        return batch.flatMap((traverser) => {
          const during = traverser.during ?? own[next++];
          if (!during) return [];
          const isPart = run.watch?.isOn === true && isSettled(traverser);
          return traverser.move(isPart ? openTimeMap(during.from) : timeMap(during));
        });
      }),
    ),
  ],
});
