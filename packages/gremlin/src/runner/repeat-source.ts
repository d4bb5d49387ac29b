import type { RepeatShape } from '../plan/repeat-shape.ts';
import { waitsForAll } from './branches.ts';
import { mergeBulks } from './bulk.ts';
import { limitExceeded } from './limits.ts';
import { type Division, divide } from './local.ts';
import { openTraversal } from './open.ts';
import { type Batch, type Frame, Queue, type Source } from './source.ts';
import type { Traverser } from './traverser.ts';

/**
 * Goes round level by level: all that has gone round once, then all that has twice, so that shorter ways come first.
 *
 * A body that waits for its whole input gets a whole level of everything that came in; otherwise batches of the input
 * go through one after the other.
 */
export class RepeatSource implements Source {
  readonly #shape: RepeatShape;
  readonly #input: Source;
  readonly #frame: Frame;
  readonly #queue = new Queue();
  readonly #body: Source;
  readonly #waits: boolean;
  #level: Batch = [];
  #next: Traverser[] = [];
  #isInRound = false;
  #isInputTaken = false;

  constructor(shape: RepeatShape, input: Source, frame: Frame) {
    this.#shape = shape;
    this.#input = input;
    this.#frame = frame;
    const inner: Frame = {
      run: frame.run,
      isLoop: true,
      starts: () => firstOfEachOrigin(this.#level),
      isDone: (origin) => frame.isDone(origin),
    };
    this.#body = openTraversal(shape.body, this.#queue, inner);
    this.#waits = waitsForAll(shape.body);
  }

  async pull(): Promise<Batch | undefined> {
    for (;;) {
      const leaving = await this.#advance();
      if (!leaving || leaving.length > 0) return leaving;
    }
  }

  /** One batch further: what leaves the loop there, `undefined` at the end. */
  async #advance(): Promise<Batch | undefined> {
    if (this.#isInRound) {
      const batch = await this.#body.pull();
      if (batch) return this.#behindBody(batch);
      this.#frame.run.budget.hold(-this.#level.length);
      this.#isInRound = false;
    }
    if (this.#next.length > 0) {
      await this.#beginRound();
      return [];
    }
    return this.#enter();
  }

  async #beginRound(): Promise<void> {
    const { run } = this.#frame;
    const waiting = this.#next.filter(({ origin }) => !this.#frame.isDone(origin));
    this.#level = await mergeBulks(waiting, run);
    run.budget.hold(this.#level.length - this.#next.length);
    this.#next = [];
    this.#queue.fill(this.#level);
    this.#isInRound = true;
  }

  async #enter(): Promise<Batch | undefined> {
    // Who asks again behind the end begins the input anew.
    if (this.#isInputTaken) {
      this.#isInputTaken = false;
      return undefined;
    }
    let batch = await this.#input.pull();
    if (!batch) return undefined;
    const leaving: Traverser[] = [];
    while (batch) {
      const entered = batch.map((traverser) =>
        traverser.withLoops({ name: this.#shape.name, count: 0, outer: traverser.loops }),
      );
      leaving.push(...(await this.#beforeBody(entered)));
      batch = this.#waits ? await this.#input.pull() : undefined;
    }
    this.#isInputTaken = this.#waits;
    return leaving;
  }

  async #beforeBody(batch: Batch): Promise<readonly Traverser[]> {
    const { until, emit } = this.#shape;
    const { yes, no } = until?.isFirst ? await this.#ended(batch) : { yes: [], no: batch };
    const emitted = emit?.isFirst ? await this.#emitted(no) : [];
    this.#goRound(no);
    return [...yes, ...emitted].map(leave);
  }

  async #behindBody(batch: Batch): Promise<readonly Traverser[]> {
    const { until, emit } = this.#shape;
    const counted = batch.map((traverser) => this.#counted(traverser));
    const { yes, no } =
      until && !until.isFirst ? await this.#ended(counted) : { yes: [], no: counted };
    const emitted = emit && !emit.isFirst ? await this.#emitted(no) : [];
    const leaving = [...yes, ...emitted].map(leave);
    if (until?.isFirst || emit?.isFirst) return [...leaving, ...(await this.#beforeBody(no))];
    this.#goRound(no);
    return leaving;
  }

  #counted(traverser: Traverser): Traverser {
    const { loops } = traverser;
    if (!loops) throw new TypeError('A traverser lost count of its loops');
    const count = loops.count + 1;
    const { repeatDepth } = this.#frame.run.budget.limits;
    const isBound = typeof this.#shape.until?.what === 'number';
    if (!isBound && count > repeatDepth) throw limitExceeded('repeatDepth', repeatDepth);
    return traverser.withLoops({ ...loops, count });
  }

  async #ended(batch: Batch): Promise<Division> {
    const condition = this.#shape.until?.what;
    if (typeof condition !== 'number') {
      return condition ? divide(condition, batch, this.#frame.run) : { yes: [], no: batch };
    }
    const isOver = ({ loops }: Traverser) => (loops?.count ?? 0) >= condition;
    return { yes: batch.filter(isOver), no: batch.filter((traverser) => !isOver(traverser)) };
  }

  async #emitted(batch: Batch): Promise<readonly Traverser[]> {
    const condition = this.#shape.emit?.what;
    return condition ? (await divide(condition, batch, this.#frame.run)).yes : batch;
  }

  #goRound(traversers: Batch): void {
    this.#frame.run.budget.hold(traversers.length);
    for (const traverser of traversers) this.#next.push(traverser);
  }
}

function leave(traverser: Traverser): Traverser {
  return traverser.withLoops(traverser.loops?.outer);
}

function firstOfEachOrigin(level: Batch): readonly Traverser[] {
  const firsts = new Map<number, Traverser>();
  for (const traverser of level) {
    if (!firsts.has(traverser.origin)) firsts.set(traverser.origin, traverser);
  }
  return [...firsts.values()];
}
