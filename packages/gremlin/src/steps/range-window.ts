import type { Step } from '../plan/step.ts';
import type { Frame, Source } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';

/**
 * Keeps the traversers at positions `[low, high)`, counted from 0 for each start.
 *
 * Asks its input for no more once it has enough. Inside `repeat()` it counts each round by itself, and lets what is
 * left of a round run out.
 */
export class RangeWindow implements Step {
  readonly name: string;
  readonly low: number;
  /** `Infinity` for no end. */
  readonly high: number;

  constructor(name: string, low: number, high: number) {
    this.name = name;
    this.low = low;
    this.high = high;
  }

  get detail(): string {
    return `${this.low}, ${this.high}`;
  }

  open(input: Source, frame: Frame): Source {
    const passed = new Map<string, number>();
    const placeOf = ({ origin, loops }: Traverser) =>
      frame.isLoop ? `${origin} ${loops?.count}` : `${origin}`;
    const isFull = (start: Traverser) => (passed.get(placeOf(start)) ?? 0) >= this.high;
    return {
      pull: async () => {
        while (frame.isLoop || !frame.starts().every(isFull)) {
          const batch = await input.pull();
          if (!batch) return undefined;
          const kept = batch.flatMap((traverser) =>
            this.#cut(traverser, placeOf(traverser), passed),
          );
          if (kept.length > 0) return kept;
        }
        return undefined;
      },
    };
  }

  /** The part of the traverser's bulk that lies in the window. */
  #cut(traverser: Traverser, place: string, passed: Map<string, number>): readonly Traverser[] {
    const from = passed.get(place) ?? 0;
    const to = from + traverser.bulk;
    passed.set(place, to);
    const bulk = Math.min(to, this.high) - Math.max(from, this.low);
    return bulk > 0 ? [traverser.withBulk(bulk)] : [];
  }
}
