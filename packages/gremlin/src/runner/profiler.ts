import { long, number, type StepMetrics, TraversalMetrics, type Value } from '@meshlapse/model';
import type { Step, Traversal } from '../plan/step.ts';
import { Find } from '../steps/find.ts';
import type { Budget } from './budget.ts';
import type { Profiling } from './profiling.ts';
import type { Source } from './source.ts';

/** What steps did, wherever in the plan they were run. */
export class Profiler implements Profiling {
  readonly #plan: Traversal;
  readonly #budget: Budget;
  readonly #tallies = new Map<Step, Tally>();

  constructor(plan: Traversal, budget: Budget) {
    this.#plan = plan;
    this.#budget = budget;
  }

  watch(step: Step, source: Source, input: Source): Source {
    const tally = this.#tallies.get(step) ?? new Tally();
    this.#tallies.set(step, tally);
    return new WatchedSource({ source, input, tally, budget: this.#budget });
  }

  metricsBefore(end: Step): TraversalMetrics {
    const { steps } = this.#plan;
    const at = steps.indexOf(end);
    const own = this.#metricsOf({ steps: at < 0 ? steps : steps.slice(0, at) }, '');
    const total = own.reduce((sum, { nanoseconds }) => sum + nanoseconds, 0);
    return new TraversalMetrics(total, own);
  }

  #metricsOf({ steps }: Traversal, prefix: string): readonly StepMetrics[] {
    const tallies = steps.map((step) => this.#tallies.get(step) ?? new Tally());
    const total = tallies.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    return steps.map((step, i) => {
      const tally = tallies[i] ?? new Tally();
      const id = `${prefix}${i}`;
      const nested = (step.nested ?? []).flatMap((inner, n) =>
        this.#metricsOf(inner, `${id}.${n}.`),
      );
      return {
        id,
        name: step.detail ? `${step.name}(${step.detail})` : step.name,
        nanoseconds: Math.round(tally.milliseconds * 1e6),
        counts: new Map([
          ['traverserCount', tally.traversers],
          ['elementCount', tally.elements],
        ]),
        annotations: annotationsOf(step, tally, total),
        nested,
      };
    });
  }
}

function annotationsOf(step: Step, tally: Tally, total: number): ReadonlyMap<string, Value> {
  const share = total > 0 ? (100 * tally.milliseconds) / total : 0;
  const annotations = new Map<string, Value>([
    ['percentDur', number('double', share)],
    ['rowsRead', long(tally.rows)],
  ]);
  if (step instanceof Find)
    annotations.set('index', step.isFullScan ? 'none' : (step.detail ?? ''));
  return annotations;
}

/** What one step did so far. */
class Tally {
  milliseconds = 0;
  /** Elements and values read from storage. */
  rows = 0;
  traversers = 0;
  elements = 0;
}

interface Watched {
  readonly source: Source;
  readonly input: Source;
  readonly tally: Tally;
  readonly budget: Budget;
}

class WatchedSource implements Source {
  readonly #watched: Watched;
  /** What pulling this source took, its inputs included. */
  milliseconds = 0;
  rows = 0;

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  async pull() {
    const { source, input, tally, budget } = this.#watched;
    const before = input instanceof WatchedSource ? input : { milliseconds: 0, rows: 0 };
    const [inputTime, inputRows] = [before.milliseconds, before.rows];
    const [startedAt, rowsAt] = [performance.now(), budget.elements];
    const batch = await source.pull();
    const [time, rows] = [performance.now() - startedAt, budget.elements - rowsAt];
    this.milliseconds += time;
    this.rows += rows;
    tally.milliseconds += time - (before.milliseconds - inputTime);
    tally.rows += rows - (before.rows - inputRows);
    tally.traversers += batch?.length ?? 0;
    tally.elements += (batch ?? []).reduce((sum, { bulk }) => sum + bulk, 0);
    return batch;
  }
}
