import type { Step } from '../plan/step.ts';
import type { Frame, Source } from '../runner/source.ts';
import type { Traverser } from '../runner/traverser.ts';

/**
 * Keeps the traversers at positions `[low, high)`, counted from 0 for each start.
 *
 * Asks its input for no more once it has enough. Inside `repeat()` it goes on counting from round to round.
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

  open(input: Source, frame: Frame): Source {
    const passed = new Map<number, number>();
    const isFull = (origin: number) => (passed.get(origin) ?? 0) >= this.high;
    return {
      pull: async () => {
        while (!frame.starts().every(({ origin }) => isFull(origin))) {
          const batch = await input.pull();
          if (!batch) return undefined;
          const kept = batch.flatMap((traverser) => this.#cut(traverser, passed));
          if (kept.length > 0) return kept;
        }
        return undefined;
      },
    };
  }

  /** The part of the traverser's bulk that lies in the window. */
  #cut(traverser: Traverser, passed: Map<number, number>): readonly Traverser[] {
    const from = passed.get(traverser.origin) ?? 0;
    const to = from + traverser.bulk;
    passed.set(traverser.origin, to);
    const bulk = Math.min(to, this.high) - Math.max(from, this.low);
    return bulk > 0 ? [traverser.withBulk(bulk)] : [];
  }
}
