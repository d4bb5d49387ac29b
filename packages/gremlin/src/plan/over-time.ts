import { Piecewise } from '../steps/piecewise.ts';
import { allSteps, gatheredKeys, type Step, type Traversal } from './step.ts';

/**
 * A plan for traversers that hold for a stretch of time: it gives at every instant what the plan as written gives
 * there.
 *
 *     V().out().has('n', 1)               stays: each step narrows traversers to the time in which they hold
 *     V().project('n').by(out().count())  ->  V().piecewise(project('n').by(...))
 *     V().count().is(2)                   ->  piecewise(V().count()).is(2)
 *     V().where(out().count().is(2))      ->  V().where(piecewise(out().count()).is(2))
 *     V().ever().count()                  stays: behind ever() rows count, not instants
 *
 * @see docs/adr/0008-intervals-are-every-instant.md
 */
export function planOverTime(plan: Traversal): Traversal {
  return new OverTime(gatheredKeys(plan)).alone(plan);
}

class OverTime {
  readonly #gathered: ReadonlySet<string>;

  constructor(gathered: ReadonlySet<string>) {
    this.#gathered = gathered;
  }

  /** A pipeline of its own: what looks at all traversers looks at all that descend from one start. */
  alone({ steps }: Traversal): Traversal {
    const timeless = 1 + steps.findLastIndex(({ name }) => name === 'ever');
    const timed = timeless > 0 ? steps.slice(0, timeless) : steps;
    const rest = timeless > 0 ? steps.slice(timeless) : [];
    const end = 1 + timed.findLastIndex((step) => this.#looksAtAll(step));
    const head = timed.slice(0, end).map((step) => this.#inside(step));
    const tail = [...timed.slice(end), ...rest].map((step) => this.#inside(step));
    return { steps: end === 0 ? tail : [new Piecewise('all', { steps: head }), ...tail] };
  }

  #looksAtAll(step: Step): boolean {
    const gathers = [...allSteps({ steps: [step] })].some((inner) => inner.gathers !== undefined);
    const reads = step.reads?.some((name) => this.#gathered.has(name)) === true;
    const inBranch = ({ steps }: Traversal) => steps.some((inner) => this.#looksAtAll(inner));
    const branches = step.branches === true && step.nested?.some(inBranch) === true;
    return !step.bears || gathers || reads || branches;
  }

  #inside(step: Step): Step {
    const plan = (nested: Traversal): Traversal =>
      step.branches
        ? { steps: nested.steps.map((inner) => this.#inside(inner)) }
        : this.alone(nested);
    const { nested = [] } = step;
    if (nested.length === 0 || isStill(step)) return step;
    const planned = step.withNested ? step.withNested(nested.map(plan)) : step;
    return step.bears === 'one' ? new Piecewise('one', { steps: [planned] }) : planned;
  }
}

/** Whether it leaves a traverser in its time as it is, as steps do that only look at its value. */
function isStill(step: Step): boolean {
  const { bears, nested = [] } = step;
  return bears === 'one' && nested.every(({ steps }) => steps.every(isStill));
}
