import type { Interval } from '@meshlapse/model';
import type { LiveValue } from '../values/value.ts';

/** One object that a traverser passed, and the way before it. Shared by all that came this way. */
export interface PathNode {
  readonly before: PathNode | undefined;
  readonly value: LiveValue;
  readonly labels: readonly string[];
}

/** How often the innermost `repeat()` has gone round, and the loops around it. */
export interface Loops {
  readonly name: string | undefined;
  readonly count: number;
  readonly outer: Loops | undefined;
}

/** What plans keep of the way: nothing, what was labelled, or everything. */
export type Tracking = 'none' | 'labels' | 'path';

/** The end of a way that nothing is on yet. */
interface Trail {
  readonly tracking: Tracking;
  readonly last: PathNode | undefined;
}

const START: Readonly<Record<Tracking, Trail>> = {
  none: { tracking: 'none', last: undefined },
  labels: { tracking: 'labels', last: undefined },
  path: { tracking: 'path', last: undefined },
};

/** A value on its way, standing for `bulk` equal ones. Never changed once it is handed on. */
export class Traverser {
  readonly value: LiveValue;
  readonly bulk: number;
  /** In interval views: the part of time in which everything it passed holds together. */
  readonly during: Interval | undefined;
  readonly loops: Loops | undefined;
  /** The start it descends from, among those of its pipeline. */
  readonly origin: number;
  /** Before the first step of a query, on no object yet. */
  readonly isSeed: boolean;
  readonly #trail: Trail;

  private constructor(state: TraverserState) {
    this.value = state.value;
    this.bulk = state.bulk;
    this.during = state.during;
    this.loops = state.loops;
    this.origin = state.origin;
    this.isSeed = state.isSeed === true;
    this.#trail = state.trail;
  }

  static seed(tracking: Tracking, during?: Interval): Traverser {
    const trail = START[tracking];
    const state = { value: null, bulk: 1, during, loops: undefined, origin: 0, trail };
    return new Traverser({ ...state, isSeed: true });
  }

  get path(): PathNode | undefined {
    return this.#trail.last;
  }

  /** Moves on to another value. */
  move(value: LiveValue, during: Interval | undefined = this.during): Traverser {
    return this.#with({ value, during, trail: extend(this.#trail, value) });
  }

  /** Begins anew on the result of a reduction, with no way behind it. */
  restart(value: LiveValue): Traverser {
    return this.#with({ value, bulk: 1, trail: extend(START[this.#trail.tracking], value) });
  }

  /** Calls the object it is on by more names. */
  label(labels: readonly string[]): Traverser {
    const { tracking, last } = this.#trail;
    if (tracking === 'none') return this;
    if (tracking === 'path' && last) {
      const known = [...last.labels, ...labels.filter((label) => !last.labels.includes(label))];
      return this.#with({ trail: { tracking, last: { ...last, labels: known } } });
    }
    return this.#with({ trail: { tracking, last: { before: last, value: this.value, labels } } });
  }

  /** The same place, in a part of the time. */
  narrow(during: Interval): Traverser {
    return this.#with({ during });
  }

  withBulk(bulk: number): Traverser {
    return bulk === this.bulk ? this : this.#with({ bulk });
  }

  withLoops(loops: Loops | undefined): Traverser {
    return this.#with({ loops });
  }

  /** A start of a nested traversal. */
  asStart(origin: number): Traverser {
    return this.#with({ origin, bulk: 1 });
  }

  /** Back from a nested traversal that began at `parent`, with the way gone there. */
  returnTo(parent: Traverser): Traverser {
    const bulk = this.bulk * parent.bulk;
    return this.#with({ origin: parent.origin, bulk, loops: parent.loops });
  }

  #with(change: Partial<TraverserState>): Traverser {
    return new Traverser({
      value: this.value,
      bulk: this.bulk,
      during: this.during,
      loops: this.loops,
      origin: this.origin,
      trail: this.#trail,
      ...change,
    });
  }
}

interface TraverserState {
  readonly value: LiveValue;
  readonly bulk: number;
  readonly during: Interval | undefined;
  readonly loops: Loops | undefined;
  readonly origin: number;
  readonly trail: Trail;
  readonly isSeed?: boolean;
}

function extend(trail: Trail, value: LiveValue): Trail {
  if (trail.tracking !== 'path') return trail;
  return { tracking: 'path', last: { before: trail.last, value, labels: [] } };
}

/** The way from its first object on. */
export function wayOf(last: PathNode | undefined): readonly PathNode[] {
  const nodes: PathNode[] = [];
  for (let node = last; node; node = node.before) nodes.push(node);
  return nodes.reverse();
}
