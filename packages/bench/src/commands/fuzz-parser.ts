import { checkQuery, stepCatalogue } from '@meshlapse/gremlin';
import { CodedError } from '@meshlapse/model';
import { Command, InvalidArgumentError } from 'commander';
import { Dice } from '../fuzz/dice.ts';
import { exampleTexts } from '../fuzz/examples.ts';
import { hostileText } from '../fuzz/hostile-text.ts';
import { mutatedText } from '../fuzz/mutated-text.ts';
import { randomText } from '../fuzz/random-text.ts';
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

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}

/** What was seen so far. */
interface Tally {
  accepted: number;
  readonly refused: Map<string, number>;
  readonly faults: string[];
  slowest: { readonly ms: number; readonly text: string };
}

/** Heap sizes are taken so often. */
const HEAP_SAMPLES = 5;

function fuzz({ count, seed, texts, mostMs }: Options): void {
  const examples = exampleTexts(texts);
  const steps = stepCatalogue().map(({ name }) => name);
  const tally: Tally = {
    accepted: 0,
    refused: new Map(),
    faults: [],
    slowest: { ms: 0, text: '' },
  };
  const heaps: number[] = [];
  const began = performance.now();
  for (let i = 0; i < count; i += 1) {
    const dice = new Dice(seed * 1_000_003 + i);
    tryText(textOf(dice, examples, steps), mostMs, tally);
    if ((i + 1) % Math.ceil(count / HEAP_SAMPLES) === 0) heaps.push(settledHeap());
  }
  report(tally, { count, seconds: (performance.now() - began) / 1000, heaps });
}

function textOf(dice: Dice, examples: readonly string[], steps: readonly string[]): string {
  const kind = dice.throw();
  if (kind < 0.35) return randomText(dice, steps);
  return kind < 0.97 ? mutatedText(dice, examples) : hostileText(dice, steps);
}

function tryText(text: string, mostMs: number, tally: Tally): void {
  const { error, ms: once } = timed(text);
  // A text that is slow is slow again; a machine that was busy elsewhere is not.
  const ms = once > tally.slowest.ms ? Math.min(once, timed(text).ms) : once;
  if (ms > tally.slowest.ms) tally.slowest = { ms, text };
  if (ms > mostMs) tally.faults.push(`took ${Math.round(ms)} ms: ${shown(text)}`);
  if (error === undefined) {
    tally.accepted += 1;
    return;
  }
  if (!(error instanceof CodedError)) {
    tally.faults.push(`crashed with ${String(error)}: ${shown(text)}`);
    return;
  }
  tally.refused.set(error.code, (tally.refused.get(error.code) ?? 0) + 1);
  const { line, column } = error.data;
  if (typeof line !== 'number' || typeof column !== 'number') {
    tally.faults.push(`${error.code} names no position: ${shown(text)}`);
  }
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

function shown(text: string): string {
  return JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}... (${text.length})` : text);
}

function report(
  { accepted, refused, faults, slowest }: Tally,
  run: { readonly count: number; readonly seconds: number; readonly heaps: readonly number[] },
): void {
  const perSecond = Math.round(run.count / run.seconds);
  print(`${run.count} texts in ${run.seconds.toFixed(1)} s, ${perSecond} a second`);
  print(`accepted ${accepted}`);
  for (const [code, times] of [...refused].sort((a, b) => b[1] - a[1])) print(`${code} ${times}`);
  print(`slowest ${slowest.ms.toFixed(1)} ms: ${shown(slowest.text).slice(0, 120)}`);
  print(`heap ${run.heaps.map((bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`).join(', ')}`);
  for (const fault of faults.slice(0, 20)) print(`fault: ${fault}`);
  print(`${run.count - faults.length} passed, ${faults.length} failed`);
  if (faults.length > 0) process.exitCode = 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
