import type { Interval } from '@meshlapse/model';
import type { LiveValue } from '../values/value.ts';

/** One object that a traverser passed, and the way before it. Shared by all that came this way. */
export class PathNode {
  readonly before: PathNode | undefined;
  readonly value: LiveValue;
  readonly labels: readonly string[];
  /** Whether nothing is on the way up to here twice, as they are that came this way; unknown until somebody looks. */
  isSimple: boolean | undefined = undefined;

  constructor(before: PathNode | undefined, value: LiveValue, labels: readonly string[]) {
    this.before = before;
    this.value = value;
    this.labels = labels;
  }
}

const NO_LABELS: readonly string[] = [];

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

/** What a traverser is made of. */
interface TraverserState extends OuterTime {
  readonly value: LiveValue;
  readonly bulk: number;
  readonly loops: Loops | undefined;
  readonly origin: number;
  readonly sack: LiveValue | undefined;
  readonly tracking: Tracking;
  readonly path: PathNode | undefined;
}

/** A traverser that only its maker has seen, and may still change. */
type Copy = { -readonly [K in keyof Traverser]: Traverser[K] };

/** A value on its way, standing for `bulk` equal ones. Never changed once it is handed on. */
export class Traverser implements TraverserState {
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
  readonly tracking: Tracking;
  /** The last object on the way that it keeps. */
  readonly path: PathNode | undefined;
  /** Before the first step of a query, on no object yet. */
  readonly isSeed: boolean;

  private constructor(state: TraverserState, isSeed: boolean) {
    this.value = state.value;
    this.bulk = state.bulk;
    this.during = state.during;
    this.outer = state.outer;
    this.loops = state.loops;
    this.origin = state.origin;
    this.sack = state.sack;
    this.tracking = state.tracking;
    this.path = state.path;
    this.isSeed = isSeed;
  }

  static seed(tracking: Tracking, during?: Interval, sack?: LiveValue): Traverser {
    const at = { during, outer: undefined, loops: undefined, origin: 0 };
    const state = { value: null, bulk: 1, ...at, sack, tracking, path: undefined };
    return new Traverser(state, true);
  }

  /** What a name stands for: the last object on the way that was called so. */
  named(label: string): LiveValue | undefined {
    for (let node = this.path; node; node = node.before) {
      if (node.labels.includes(label)) return node.value;
    }
    return undefined;
  }

  /** Moves on to another value. */
  move(value: LiveValue, during: Interval | undefined = this.during): Traverser {
    const copy = Traverser.#copy(this);
    go(copy, value);
    copy.during = during;
    return copy;
  }

  /** Moves on to a version, which holds in a time of its own. */
  enterHistory(version: LiveValue, during: Interval | undefined): Traverser {
    const copy = Traverser.#copy(this);
    go(copy, version);
    copy.during = during;
    copy.outer = { during: this.during, outer: this.outer };
    return copy;
  }

  /** Back in the time of the query. */
  leaveHistories(): Traverser {
    let time: OuterTime = this;
    while (time.outer) time = time.outer;
    return time === this ? this : this.inTimeOf(time);
  }

  /** Begins anew on the result of a reduction, with no way behind it. */
  restart(value: LiveValue): Traverser {
    const copy = Traverser.#copy(this);
    copy.bulk = 1;
    copy.path = undefined;
    go(copy, value);
    return copy;
  }

  /** Calls the object it is on by more names. */
  label(labels: readonly string[]): Traverser {
    const { tracking, path } = this;
    if (tracking === 'none') return this;
    const copy = Traverser.#copy(this);
    if (tracking === 'path' && path) {
      const known = [...path.labels, ...labels.filter((label) => !path.labels.includes(label))];
      copy.path = new PathNode(path.before, path.value, known);
    } else copy.path = new PathNode(path, this.value, labels);
    return copy;
  }

  /** The same place, in a part of the time; without one, in any. */
  narrow(during: Interval | undefined): Traverser {
    const copy = Traverser.#copy(this);
    copy.during = during;
    copy.isSeed = this.isSeed;
    return copy;
  }

  /** Its part of the time that its start is in, whatever histories it went into. */
  timeWithin(start: Traverser): Interval | undefined {
    let time: OuterTime = this;
    for (let n = depthOf(this) - depthOf(start); n > 0 && time.outer; n -= 1) time = time.outer;
    return time.during;
  }

  /** The same place, for another part of the time that its start is in. */
  narrowWithin(start: Traverser, during: Interval | undefined): Traverser {
    return this.inTimeOf(replaceTime(this, depthOf(this) - depthOf(start), during));
  }

  /** The same place, said in another way. */
  withValue(value: LiveValue): Traverser {
    const { path } = this;
    const copy = Traverser.#copy(this);
    copy.value = value;
    if (path?.value === this.value) copy.path = new PathNode(path.before, value, path.labels);
    return copy;
  }

  withBulk(bulk: number): Traverser {
    if (bulk === this.bulk) return this;
    const copy = Traverser.#copy(this);
    copy.bulk = bulk;
    return copy;
  }

  withLoops(loops: Loops | undefined): Traverser {
    const copy = Traverser.#copy(this);
    copy.loops = loops;
    return copy;
  }

  withSack(sack: LiveValue): Traverser {
    const copy = Traverser.#copy(this);
    copy.sack = sack;
    return copy;
  }

  /** The same place, in the time of another traverser. */
  inTimeOf({ during, outer }: OuterTime): Traverser {
    const copy = Traverser.#copy(this);
    copy.during = during;
    copy.outer = outer;
    return copy;
  }

  /** A start of a nested traversal. */
  asStart(origin: number): Traverser {
    const copy = Traverser.#copy(this);
    copy.origin = origin;
    copy.bulk = 1;
    return copy;
  }

  /** Back from a nested traversal that began at `parent`, with the way gone there. */
  returnTo(parent: Traverser): Traverser {
    const copy = Traverser.#copy(this);
    copy.origin = parent.origin;
    copy.bulk = this.bulk * parent.bulk;
    copy.loops = parent.loops;
    return copy;
  }

  static #copy(traverser: Traverser): Copy {
    return new Traverser(traverser, false);
  }
}

function go(copy: Copy, to: LiveValue): void {
  copy.value = to;
  if (copy.tracking === 'path') copy.path = new PathNode(copy.path, to, NO_LABELS);
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

/** The way from its first object on. */
export function wayOf(last: PathNode | undefined): readonly PathNode[] {
  const nodes: PathNode[] = [];
  for (let node = last; node; node = node.before) nodes.push(node);
  return nodes.reverse();
}
