import type { CodedError } from '@meshlapse/model';
import { settledHeap } from '../settled-heap.ts';
import { Dice } from './dice.ts';
import { type Outcome, Tally } from './tally.ts';

export interface FuzzOptions {
  readonly count: number;
  readonly seed: number;
  readonly mostMs: number;
}

/** Inputs of one kind that nobody means well with. */
export interface Inputs<T> {
  /** In the plural. */
  readonly name: string;
  make(dice: Dice): T;
  read(input: T): void;
  show(input: T): string;
  hasPosition(refusal: CodedError): boolean;
}

/** Heap sizes are taken so often. */
const HEAP_SAMPLES = 5;

/** Reads many inputs and prints what became of them; the process fails when one crashed, was slow or was refused nowhere. */
export function tryInputs<T>(inputs: Inputs<T>, { count, seed, mostMs }: FuzzOptions): void {
  const tally = new Tally({ mostMs, hasPosition: inputs.hasPosition });
  for (let i = 0; i < count; i += 1) {
    const input = inputs.make(new Dice(seed * 1_000_003 + i));
    const { error, ms: once } = outcomeOf(() => inputs.read(input));
    // What is slow is slow again; a machine that was busy elsewhere is not.
    const isSlow = once > tally.slowestMs;
    const ms = isSlow ? Math.min(once, outcomeOf(() => inputs.read(input)).ms) : once;
    tally.add({ error, ms }, () => inputs.show(input));
    if ((i + 1) % Math.ceil(count / HEAP_SAMPLES) === 0) tally.heap(settledHeap());
  }
  for (const line of tally.report(inputs.name)) process.stdout.write(`${line}\n`);
  if (!tally.isClean) process.exitCode = 1;
}

function outcomeOf(work: () => void): Outcome {
  const began = performance.now();
  let error: unknown;
  try {
    work();
  } catch (thrown) {
    error = thrown;
  }
  return { error, ms: performance.now() - began };
}
