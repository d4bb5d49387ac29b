import type { Modulation, Projection, Step, Traversal } from '../plan/step.ts';
import type { Frame, Source } from '../runner/source.ts';
import type { Tracking } from '../runner/traverser.ts';
import { nestedIn, projectionsWith } from './by-ring.ts';

interface Described {
  readonly name: string;
  readonly needs?: Tracking;
  readonly isBarrier?: boolean;
  /** How many `by()`s it takes; more are taken in turn where nothing is said. */
  readonly mostBy?: number;
}

/** A step that looks at values through `by()`s. */
export class ByStep implements Step {
  readonly name: string;
  readonly needs: Tracking;
  readonly isBarrier: boolean;
  readonly #described: Described;
  readonly #by: readonly Projection[];
  readonly #connect: (input: Source, frame: Frame, by: readonly Projection[]) => Source;

  constructor(
    described: Described,
    connect: (input: Source, frame: Frame, by: readonly Projection[]) => Source,
    by: readonly Projection[] = [],
  ) {
    this.name = described.name;
    this.needs = described.needs ?? 'none';
    this.isBarrier = described.isBarrier ?? false;
    this.#described = described;
    this.#connect = connect;
    this.#by = by;
  }

  get nested(): readonly Traversal[] {
    return nestedIn(this.#by);
  }

  withNested(nested: readonly Traversal[]): Step {
    return new ByStep(this.#described, this.#connect, projectionsWith(this.#by, nested));
  }

  modulate(modulation: Modulation): Step | undefined {
    const { mostBy = Number.POSITIVE_INFINITY } = this.#described;
    const fits = modulation.kind === 'by' && !modulation.order && this.#by.length < mostBy;
    if (!fits) return undefined;
    return new ByStep(this.#described, this.#connect, [...this.#by, modulation.by]);
  }

  open(input: Source, frame: Frame): Source {
    return this.#connect(input, frame, this.#by);
  }
}
