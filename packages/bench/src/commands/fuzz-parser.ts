import { checkQuery, stepCatalogue } from '@meshlapse/gremlin';
import { Command } from 'commander';
import { Dice } from '../fuzz/dice.ts';
import { exampleTexts } from '../fuzz/examples.ts';
import { hostileText } from '../fuzz/hostile-text.ts';
import { mutatedText } from '../fuzz/mutated-text.ts';
import { randomText } from '../fuzz/random-text.ts';
import { Tally } from '../fuzz/tally.ts';
import { whole } from '../options.ts';
import { settledHeap } from '../settled-heap.ts';

interface Options {
  readonly count: number;
  readonly seed: number;
  readonly texts?: string;
  readonly mostMs: number;
}

/** No text may crash the reader or keep it busy, and every refusal has to say where. */
export function fuzzParserCommand(): Command {
  return new Command('fuzz-parser')
    .description('Read and bind random, spoiled and hostile texts')
    .option('--count <n>', 'how many texts', whole, 100_000)
    .option('--seed <n>', 'the same seed, the same texts', whole, 1)
    .option('--texts <file>', 'more texts to spoil: a JSON list')
    .option('--most-ms <n>', 'how long one text may take', whole, 1_000)
    .action(fuzz);
}

/** Heap sizes are taken so often. */
const HEAP_SAMPLES = 5;

function fuzz({ count, seed, texts, mostMs }: Options): void {
  const examples = exampleTexts(texts);
  const steps = stepCatalogue().map(({ name }) => name);
  const tally = new Tally();
  for (let i = 0; i < count; i += 1) {
    const dice = new Dice(seed * 1_000_003 + i);
    tryText(textOf(dice, examples, steps), mostMs, tally);
    if ((i + 1) % Math.ceil(count / HEAP_SAMPLES) === 0) tally.heap(settledHeap());
  }
  for (const line of tally.report(count, 'texts')) process.stdout.write(`${line}\n`);
  if (!tally.isClean) process.exitCode = 1;
}

function textOf(dice: Dice, examples: readonly string[], steps: readonly string[]): string {
  const kind = dice.throw();
  if (kind < 0.35) return randomText(dice, steps);
  return kind < 0.97 ? mutatedText(dice, examples) : hostileText(dice, steps);
}

function tryText(text: string, mostMs: number, tally: Tally): void {
  const shown = () =>
    JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}... (${text.length})` : text);
  const { error, ms: once } = timed(text);
  // A text that is slow is slow again; a machine that was busy elsewhere is not.
  const ms = once > tally.slowestMs ? Math.min(once, timed(text).ms) : once;
  tally.took(ms, shown, mostMs);
  tally.count(
    shown,
    error,
    ({ data: { line, column } }) => typeof line === 'number' && typeof column === 'number',
  );
}

function timed(text: string): { readonly error: unknown; readonly ms: number } {
  const began = performance.now();
  const error = refusalOf(text);
  return { error, ms: performance.now() - began };
}

function refusalOf(text: string): unknown {
  try {
    checkQuery(text, { now: 0 });
    return undefined;
  } catch (error) {
    return error;
  }
}
