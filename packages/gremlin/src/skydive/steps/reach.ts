import type { Step } from '../../plan/step.ts';
import { collectByStart } from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { type Course, type Stop, Walk } from './walk.ts';

/** The nodes themselves and those that can be reached over at most so many edges, nearest first. */
export function reach(name: string, course: Course, depth: number): Step {
  return {
    name,
    detail: String(depth),
    bears: 'time',
    leaves: true,
    isBarrier: true,
    open: (input, frame) =>
      collectByStart(input, frame, async (nodes, start) => {
        const walk = new Walk(course, frame);
        const reached: Traverser[] = [];
        let wave: readonly Stop[] = walk.begin(nodes);
        for (let gone = 0; wave.length > 0; gone += 1) {
          for (const { at } of wave) reached.push(at.asStart(start.origin));
          if (gone === depth) break;
          wave = await walk.next(wave);
        }
        frame.run.budget.hold(nodes.length - reached.length);
        return reached;
      }),
  };
}
