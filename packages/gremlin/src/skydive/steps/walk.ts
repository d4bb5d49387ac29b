import { contains, type Handle, type Interval } from '@meshlapse/model';
import type { Step } from '../../plan/step.ts';
import { openTraversal } from '../../runner/open.ts';
import { type Frame, listOf, sourceOf } from '../../runner/source.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { Element } from '../../values/value.ts';
import type { Model } from '../attributes.ts';
import { allOf, edgeEnds, edgesAround, type Way } from './around.ts';

/** A node that a walk came to, and where it came from. */
export interface Stop {
  readonly at: Traverser;
  readonly before: Stop | undefined;
}

/** Over which edges a walk goes. */
export interface Course {
  readonly way: Way;
  /** What edges must be. */
  readonly over: Step;
  /** Labels of the edges that can meet it; none for any. */
  readonly labels: readonly string[];
  readonly model: Model;
}

/**
 * Goes out from nodes breadth first, to each node once: in an interval once for each part of the time in which it can
 * be reached.
 */
export class Walk {
  readonly #course: Course;
  readonly #frame: Frame;
  readonly #seen = new Map<Handle, (Interval | undefined)[]>();

  constructor(course: Course, frame: Frame) {
    this.#course = course;
    this.#frame = frame;
  }

  /** Stops at the nodes that were not seen before. */
  begin(nodes: readonly Traverser[]): readonly Stop[] {
    return nodes.filter((node) => this.#isNew(node)).map((at) => ({ at, before: undefined }));
  }

  /** The nodes that are one edge further and were not seen before. */
  async next(wave: readonly Stop[]): Promise<readonly Stop[]> {
    const ways = this.#course.way === 'both' ? (['out', 'in'] as const) : [this.#course.way];
    const reached: Stop[] = [];
    for (const way of ways) {
      for (const at of await this.#go(way as 'out' | 'in', wave)) {
        const before = wave[at.origin];
        if (before && this.#isNew(at)) reached.push({ at, before });
      }
    }
    this.#frame.run.budget.hold(reached.length);
    return reached;
  }

  #go(way: 'out' | 'in', wave: readonly Stop[]): Promise<readonly Traverser[]> {
    const { over, labels, model } = this.#course;
    const far = edgeEnds(way === 'out' ? 'child' : 'parent', model);
    const starts = wave.map(({ at }, i) => at.asStart(i));
    const steps = [edgesAround(way, model, labels), over, far];
    const { run } = this.#frame;
    const frame = { run, starts: () => starts, isDone: () => false };
    return allOf(openTraversal({ steps }, sourceOf(starts), frame));
  }

  #isNew({ value, during }: Traverser): boolean {
    if (!(value instanceof Element)) return false;
    const seen = listOf(this.#seen, value.handle);
    if (seen.some((known) => !known || (during && isWithin(during, known)))) return false;
    seen.push(during);
    return true;
  }
}

function isWithin(part: Interval, whole: Interval): boolean {
  return contains(whole, part.from) && part.to <= whole.to;
}
