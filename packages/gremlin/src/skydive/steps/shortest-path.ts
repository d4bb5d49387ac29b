import type { Step } from '../../plan/step.ts';
import { collectByStart, type Frame } from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import type { LiveValue } from '../../values/value.ts';
import { elementsOf, meeting, type Pair } from './filter.ts';
import { type Course, type Stop, Walk } from './walk.ts';

/**
 * From each node the way over the fewest edges, whatever their direction, to the nearest node that meets the target:
 * a list of nodes. A node from which none can be reached gives nothing.
 */
export function shortestPathTo(target: readonly Pair[], course: Course): Step {
  return {
    name: 'ShortestPathTo',
    detail: target.map(({ key }) => key).join(', '),
    bears: 'time',
    leaves: true,
    isBarrier: true,
    open: (input, frame) =>
      collectByStart(input, frame, async (nodes, start) => {
        const paths: Traverser[] = [];
        for (const { at } of new Walk(course, frame).begin(nodes)) {
          const path = await pathFrom(at, target, course, frame);
          if (path) paths.push(path.asStart(start.origin));
        }
        return paths;
      }),
  };
}

async function pathFrom(
  node: Traverser,
  target: readonly Pair[],
  course: Course,
  frame: Frame,
): Promise<Traverser | undefined> {
  const walk = new Walk(course, frame);
  const { model } = course;
  let held = 0;
  for (let wave = walk.begin([node]); wave.length > 0; wave = await walk.next(wave)) {
    const nodes = elementsOf(wave.map(({ at }) => at));
    const hits = await meeting(nodes, target, { model, mode: 'all' });
    const hit = wave[hits.indexOf(true)];
    if (hit) {
      frame.run.budget.hold(-held);
      return hit.at.move(wayTo(hit));
    }
    held += wave[0]?.before ? wave.length : 0;
  }
  frame.run.budget.hold(-held);
  return undefined;
}

function wayTo(stop: Stop): readonly LiveValue[] {
  const way: LiveValue[] = [];
  for (let at: Stop | undefined = stop; at; at = at.before) way.push(at.at.value);
  return way.reverse();
}
