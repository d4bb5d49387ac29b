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
    const seen = await projectAll(inTurn(by, 0), batch, this.#run);
    const values: LiveValue[] = [];
    for (const [i, { bulk }] of batch.entries()) {
      const value = seen[i];
      if (value === undefined) continue;
      for (let n = 0; n < bulk; n += 1) values.push(value);
    }
    const operator = this.#seed?.operator;
    if (operator !== undefined) this.#fold(operator, values);
    else {
      this.#run.budget.hold(values.length);
      for (const value of values) this.#values.push(value);
    }
  }

  #fold(operator: string, values: readonly LiveValue[]): void {
    const added: readonly LiveValue[] = OF_LISTS.has(operator) ? [values] : values;
    if (values.length === 0) return;
    for (const value of added) this.#folded = operate(operator, this.#folded, value);
  }

  async read(): Promise<LiveValue> {
    if (this.#seed?.operator !== undefined) return this.#folded;
    if (!(this.#seed?.value instanceof Set)) return BulkSet.from(this.#values);
    const texts = await identify(this.#values, this.#run);
    return new Set(this.#values.filter((_, i) => texts.indexOf(texts[i] ?? '') === i));
  }
}
