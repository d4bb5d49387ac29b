import type { SideEffectSeed } from '../plan/beginning.ts';
import type { Projection } from '../plan/step.ts';
import { identify } from '../runner/identify.ts';
import { inTurn, projectAll } from '../runner/projection.ts';
import type { Run } from '../runner/run.ts';
import type { Batch } from '../runner/source.ts';
import { operate } from '../values/operator.ts';
import { BulkSet, type LiveValue } from '../values/value.ts';
import type { Gathering } from './gathering.ts';

/** Operators that take what came as one list. */
const OF_LISTS: ReadonlySet<string> = new Set(['addAll', 'assign']);

/**
 * What was gathered, each value as often as it came: a list, unless the key was given another beginning.
 *
 * Of a set every value stays once. With an operator what comes is made one with what is there.
 */
export class Aggregating implements Gathering {
  static readonly mostBy = 1;
  static readonly needs = 'none';
  readonly #run: Run;
  readonly #seed: SideEffectSeed | undefined;
  readonly #values: LiveValue[] = [];
  #folded: LiveValue;

  constructor(run: Run, seed?: SideEffectSeed) {
    this.#run = run;
    this.#seed = seed;
    this.#folded = seed?.value ?? null;
    if (Array.isArray(this.#folded) || this.#folded instanceof Set) {
      this.#values.push(...this.#folded);
    }
  }

  async add(batch: Batch, by: readonly Projection[]): Promise<void> {
    const { budget } = this.#run;
    const seen = await projectAll(inTurn(by, 0), batch, this.#run);
    const size = batch.reduce((sum, { bulk }, i) => sum + (seen[i] === undefined ? 0 : bulk), 0);
    budget.hold(size);
    const values = batch.flatMap(({ bulk }, i) => {
      const value = seen[i];
      return value === undefined ? [] : new Array<LiveValue>(bulk).fill(value);
    });
    const operator = this.#seed?.operator;
    if (operator === undefined) for (const value of values) this.#values.push(value);
    else {
      await this.#fold(operator, values);
      budget.hold(-size);
    }
  }

  async #fold(operator: string, values: readonly LiveValue[]): Promise<void> {
    const { budget } = this.#run;
    const added: readonly LiveValue[] = OF_LISTS.has(operator) ? [values] : values;
    if (values.length === 0) return;
    for (const value of added) {
      this.#folded = operate(operator, this.#folded, value);
      if (budget.isSliceOver) await budget.breathe();
    }
  }

  async read(): Promise<LiveValue> {
    if (this.#seed?.operator !== undefined) return this.#folded;
    if (!(this.#seed?.value instanceof Set)) return BulkSet.from(this.#values);
    const texts = await identify(this.#values, this.#run);
    const firsts = new Map<string, LiveValue>();
    for (const [i, value] of this.#values.entries()) {
      const text = texts[i] ?? '';
      if (!firsts.has(text)) firsts.set(text, value);
    }
    return new Set(firsts.values());
  }
}
