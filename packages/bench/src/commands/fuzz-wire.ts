import { Bytecode, type RequestMessage, readBytecode, serializerOf } from '@meshlapse/gremlin';
import { Command } from 'commander';
import { exampleFrames } from '../fuzz/example-frames.ts';
import { spoiledFrame, spoiledJson } from '../fuzz/spoiled-frame.ts';
import { type FuzzOptions, type Inputs, tryInputs } from '../fuzz/try-inputs.ts';
import { whole } from '../options.ts';

/** No frame may crash a reader or keep it busy, and every refusal has to say where. */
export function fuzzWireCommand(): Command {
  return new Command('fuzz-wire')
    .description('Read spoiled and hostile frames in every format')
    .option('--count <n>', 'how many frames', whole, 100_000)
    .option('--seed <n>', 'the same seed, the same frames', whole, 1)
    .option('--most-ms <n>', 'how long one frame may take', whole, 1_000)
    .action((options: FuzzOptions) => tryInputs(frames, options));
}

interface Frame {
  readonly mime: string;
  readonly bytes: Buffer;
}

const formats = [...exampleFrames].map(([mime, examples]) => ({ mime, examples }));

const frames: Inputs<Frame> = {
  name: 'frames',
  make(dice) {
    const { mime, examples } = dice.of(formats);
    const isJson = serializerOf(mime).isText && dice.throw() < 0.6;
    return { mime, bytes: isJson ? spoiledJson(dice, examples) : spoiledFrame(dice, examples) };
  },
  read: ({ mime, bytes }) => understand(serializerOf(mime).readRequest(bytes)),
  show: ({ mime, bytes }) => `${mime} ${bytes.subarray(0, 200).toString('base64')}`,
  hasPosition: ({ data }) => data['position'] !== undefined || 'line' in data,
};

/** As far as a server goes before it looks at a graph. */
function understand({ args }: RequestMessage): void {
  const query = args.get('gremlin');
  if (query instanceof Bytecode) readBytecode(query);
}
