import { type Step, writesGraph } from '../../plan/step.ts';
import { collectByStart } from '../../runner/source.ts';
import type { Strategy } from '../strategy.ts';

/**
 * Reads everything before anything that could meet it again is written.
 *
 *     V().addV('copy')                  ->  V().(wait for all).addV('copy')
 *     V().coalesce(out(), addE('x'))    ->  V().(wait for all).coalesce(out(), addE('x'))
 *     addV('a').as('x').addV('b')       stays: nothing is read between the two
 *
 * Pages are read as they are needed, so without it what is written would be found by the rest of the same look-up, and
 * `V().addV()` would not end.
 */
export const readBeforeWrite: Strategy = {
  name: 'read-before-write',
  after: ['column-walk', 'count-found', 'index-lookup', 'merge-on-the-way', 'page-limit'],
  apply({ steps }) {
    const placed: Step[] = [];
    let hasRead = false;
    for (const step of steps) {
      if (hasRead && writesGraph(step)) placed.push(waitForAll);
      placed.push(step);
      if (step.name !== 'as') hasRead = step.writes !== true;
    }
    return { steps: placed };
  },
};

const waitForAll: Step = {
  name: 'barrier',
  isBarrier: true,
  open: (input, frame) => collectByStart(input, frame, (collected) => collected),
};
