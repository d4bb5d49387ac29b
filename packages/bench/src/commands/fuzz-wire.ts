import { Bytecode, type RequestMessage, readBytecode, serializerOf } from '@meshlapse/gremlin';
import { Command } from 'commander';
import { Dice } from '../fuzz/dice.ts';
import { exampleFrames } from '../fuzz/example-frames.ts';
import { spoiledFrame, spoiledJson } from '../fuzz/spoiled-frame.ts';
import { Tally } from '../fuzz/tally.ts';
import { whole } from '../options.ts';
import { settledHeap } from '../settled-heap.ts';

interface Options {
  readonly count: number;
  readonly seed: number;
  readonly mostMs: number;
}

/** Heap sizes are taken so often. */
const HEAP_SAMPLES = 5;

/** No frame may crash a reader or keep it busy, and every refusal has to say where. */
export function fuzzWireCommand(): Command {
  return new Command('fuzz-wire')
    .description('Read spoiled and hostile frames in every format')
    .option('--count <n>', 'how many frames', whole, 100_000)
    .option('--seed <n>', 'the same seed, the same frames', whole, 1)
    .option('--most-ms <n>', 'how long one frame may take', whole, 1_000)
    .action(fuzz);
}

function fuzz({ count, seed, mostMs }: Options): void {
  const tally = new Tally();
  const formats = [...exampleFrames].map(([mime, frames]) => ({ mime, frames }));
  for (let i = 0; i < count; i += 1) {
    const dice = new Dice(seed * 1_000_003 + i);
    const { mime, frames } = dice.of(formats);
    const isJson = serializerOf(mime).isText && dice.throw() < 0.6;
    const frame = isJson ? spoiledJson(dice, frames) : spoiledFrame(dice, frames);
    tryFrame(mime, frame, mostMs, tally);
    if ((i + 1) % Math.ceil(count / HEAP_SAMPLES) === 0) tally.heap(settledHeap());
  }
  for (const line of tally.report(count, 'frames')) process.stdout.write(`${line}\n`);
  if (!tally.isClean) process.exitCode = 1;
}

function tryFrame(mime: string, frame: Buffer, mostMs: number, tally: Tally): void {
  const shown = () => `${mime} ${frame.subarray(0, 200).toString('base64')}`;
  const began = performance.now();
  const error = refusalOf(mime, frame);
  const once = performance.now() - began;
  // A frame that is slow is slow again; a machine that was busy elsewhere is not.
  const again = once > tally.slowestMs ? timed(() => refusalOf(mime, frame)) : once;
  tally.took(Math.min(once, again), shown, mostMs);
  tally.count(shown, error, ({ data }) => data['position'] !== undefined || 'line' in data);
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function refusalOf(mime: string, frame: Buffer): unknown {
  try {
    understand(serializerOf(mime).readRequest(frame));
    return undefined;
  } catch (error) {
    return error;
  }
}

/** As far as a server goes before it looks at a graph. */
function understand({ args }: RequestMessage): void {
  const query = args.get('gremlin');
  if (query instanceof Bytecode) readBytecode(query);
}
