import { type Step, writesGraph } from '../../plan/step.ts';
import { collectByStart } from '../../runner/source.ts';
import { Find } from '../../steps/find.ts';
import type { Strategy } from '../strategy.ts';

/**
 * Reads everything before anything is written that could be met on the way.
 *
 *     V().out().addE('x')                      ->  V().out().(wait for all).addE('x')
 *     V().hasLabel('a').coalesce(out(), addV())  ->  V(label = a).coalesce(out(), addV())
 *     V().drop()                               stays: one look-up of a transaction meets nothing that was added since
 *     addV('a').as('x').addV('b')              stays: nothing is read between the two
 *
 * Batches are read as they are needed, so without it the later ones would go over what the earlier ones wrote.
 */
export const readBeforeWrite: Strategy = {
  name: 'read-before-write',
  after: ['column-walk', 'index-lookup', 'merge-on-the-way', 'page-limit'],
  apply({ steps }) {
    const placed: Step[] = [];
    let mayMeet = false;
    for (const [i, step] of steps.entries()) {
      if (mayMeet && writesGraph(step)) placed.push(waitForAll);
      placed.push(step);
      const isFirstFind = i === 0 && step instanceof Find;
      if (step.name !== 'as') mayMeet = !step.writes && !isFirstFind;
    }
    return { steps: placed };
  },
};

const waitForAll: Step = {
  name: 'barrier',
  isBarrier: true,
  open: (input, frame) => collectByStart(input, frame, (collected) => collected),
};
