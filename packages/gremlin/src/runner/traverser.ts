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

/** The time that a traverser was in before it went into histories, and those around it. */
export interface OuterTime {
  readonly during: Interval | undefined;
  readonly outer: OuterTime | undefined;
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
  /** In histories, where every version has its own time: the time that it came from. */
  readonly outer: OuterTime | undefined;
  readonly loops: Loops | undefined;
  /** The start it descends from, among those of its pipeline. */
  readonly origin: number;
  /** What it carries along; `undefined` for nothing. */
  readonly sack: LiveValue | undefined;
  /** Before the first step of a query, on no object yet. */
  readonly isSeed: boolean;
  readonly #trail: Trail;

  private constructor(state: TraverserState) {
    this.value = state.value;
    this.bulk = state.bulk;
    this.during = state.during;
    this.outer = state.outer;
    this.loops = state.loops;
    this.origin = state.origin;
    this.sack = state.sack;
    this.isSeed = state.isSeed === true;
    this.#trail = state.trail;
  }

  static seed(tracking: Tracking, during?: Interval, sack?: LiveValue): Traverser {
    const trail = START[tracking];
    const at = { during, outer: undefined, loops: undefined, origin: 0 };
    return new Traverser({ value: null, bulk: 1, ...at, sack, trail, isSeed: true });
  }

  get path(): PathNode | undefined {
    return this.#trail.last;
  }

  /** Moves on to another value. */
  move(value: LiveValue, during: Interval | undefined = this.during): Traverser {
    return this.#with({ value, during, trail: extend(this.#trail, value) });
  }

  /** Moves on to a version, which holds in a time of its own. */
  enterHistory(version: LiveValue, during: Interval | undefined): Traverser {
    const outer = { during: this.during, outer: this.outer };
    return this.#with({ value: version, during, outer, trail: extend(this.#trail, version) });
  }

  /** Back in the time of the query. */
  leaveHistories(): Traverser {
    let time: OuterTime = this;
    while (time.outer) time = time.outer;
    return time === this ? this : this.#with(time);
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

  /** The same place, in a part of the time; without one, in any. */
  narrow(during: Interval | undefined): Traverser {
    return this.#with({ during, isSeed: this.isSeed });
  }

  /** Its part of the time that its start is in, whatever histories it went into. */
  timeWithin(start: Traverser): Interval | undefined {
    let time: OuterTime = this;
    for (let n = depthOf(this) - depthOf(start); n > 0 && time.outer; n -= 1) time = time.outer;
    return time.during;
  }

  /** The same place, for another part of the time that its start is in. */
  narrowWithin(start: Traverser, during: Interval | undefined): Traverser {
    return this.#with(replaceTime(this, depthOf(this) - depthOf(start), during));
  }

  /** The same place, said in another way. */
  withValue(value: LiveValue): Traverser {
    const { tracking, last } = this.#trail;
    const trail = { tracking, last: last?.value === this.value ? { ...last, value } : last };
    return this.#with({ value, trail });
  }

  withBulk(bulk: number): Traverser {
    return bulk === this.bulk ? this : this.#with({ bulk });
  }

  withLoops(loops: Loops | undefined): Traverser {
    return this.#with({ loops });
  }

  withSack(sack: LiveValue): Traverser {
    return this.#with({ sack });
  }

  /** The same place, in the time of another traverser. */
  inTimeOf({ during, outer }: Traverser): Traverser {
    return this.#with({ during, outer });
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
      outer: this.outer,
      loops: this.loops,
      origin: this.origin,
      sack: this.sack,
      trail: this.#trail,
      ...change,
    });
  }
}

interface TraverserState {
  readonly value: LiveValue;
  readonly bulk: number;
  readonly during: Interval | undefined;
  readonly outer: OuterTime | undefined;
  readonly loops: Loops | undefined;
  readonly origin: number;
  readonly sack: LiveValue | undefined;
  readonly trail: Trail;
  readonly isSeed?: boolean;
}

function depthOf({ outer }: OuterTime): number {
  return outer ? 1 + depthOf(outer) : 0;
}

function replaceTime(
  { during, outer }: OuterTime,
  depth: number,
  by: Interval | undefined,
): OuterTime {
  return depth > 0 && outer
    ? { during, outer: replaceTime(outer, depth - 1, by) }
    : { during: by, outer };
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
