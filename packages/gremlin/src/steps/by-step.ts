import type { ElementKind } from '@meshlapse/model';
import type { Modulation, Projection, Step, Traversal } from '../plan/step.ts';
import type { ColumnEnd, ColumnKind, ColumnMove } from '../runner/columns.ts';
import type { Frame, Source } from '../runner/source.ts';
import type { Tracking } from '../runner/traverser.ts';
import { nestedIn, projectionsWith } from './by-ring.ts';
import type { GatheringType } from './gathering.ts';

interface Described {
  readonly name: string;
  readonly needs?: Tracking;
  readonly isBarrier?: boolean;
  readonly gathers?: string;
  readonly reads?: readonly string[];
  readonly bears?: 'time' | 'one';
  /** How many `by()`s it takes; more are taken in turn where nothing is said. */
  readonly mostBy?: number;
  /** How it moves elements as columns with these `by()`s. */
  readonly columnMove?:
    | ((by: readonly Projection[], from: ElementKind) => ColumnMove | undefined)
    | undefined;
  /** How it takes in columns with these `by()`s. */
  readonly columnEnd?: GatheringType['columnEnd'];
}

/** A step that looks at values through `by()`s. */
export class ByStep implements Step {
  readonly name: string;
  readonly needs: Tracking;
  readonly isBarrier: boolean;
  readonly gathers?: string;
  readonly reads: readonly string[];
  readonly bears: 'time' | 'one' | undefined;
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
    this.reads = described.reads ?? [];
    if (described.gathers !== undefined) this.gathers = described.gathers;
    this.bears = described.bears;
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

  refusal(modulation: Modulation): string | undefined {
    const isOneMore = modulation.kind === 'by' && this.#by.length === this.#described.mostBy;
    return isOneMore ? tooManyBy(this.name, this.#by.length) : undefined;
  }

  columnMove(from: ElementKind): ColumnMove | undefined {
    return this.#described.columnMove?.(this.#by, from);
  }

  columnEnd(from: ColumnKind): ColumnEnd | undefined {
    return this.#described.columnEnd?.(this.#by, from);
  }

  open(input: Source, frame: Frame): Source {
    return this.#connect(input, frame, this.#by);
  }
}

/** What is wrong with one `by()` too many. */
function tooManyBy(name: string, most: number): string {
  const step = `${name[0]?.toUpperCase()}${name.slice(1)} step`;
  if (most === 0) return `${step} has no by modulator`;
  return `${step} can only have ${most === 1 ? 'one by modulator' : `${most} by modulators`}`;
}
