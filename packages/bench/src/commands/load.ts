import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { startServer } from '../child-server.ts';
import { positive } from '../options.ts';
import { fillMemories, liveRestlessly, type Tally } from '../restless-clients.ts';
import { slopeOf } from '../statistics.ts';

const MESHLAPSE = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));
const HEAP_ON_SIGNAL = new URL('../heap-on-signal.mjs', import.meta.url).href;
const SAMPLE_MS = 30_000;
/** Of the run: caches fill and code is compiled. */
const WARM_UP = 1 / 3;

interface Options {
  readonly minutes: number;
  readonly clients: number;
}

/** Clients that come, go, stall and cancel; tells whether the server's memory grows and whether it ever fails. */
export function loadCommand(): Command {
  return new Command('load')
    .description('Let clients come, go, stall and cancel for long: no failure, no growth')
    .option('--minutes <n>', 'how long', positive, 30)
    .option('--clients <n>', 'at a time', positive, 24)
    .action(load);
}

async function load({ minutes, clients }: Options): Promise<void> {
  // Written graphs keep their past, so one in memory would grow as it should.
  const folder = await mkdtemp(join(tmpdir(), 'meshlapse-load-'));
  const server = await startServer(
    (port) => [
      process.execPath,
      '--expose-gc',
      '--import',
      HEAP_ON_SIGNAL,
      MESHLAPSE,
      'serve',
      '--tinkerpop-toys',
      '--graph',
      `written=${folder}`,
      '--port',
      String(port),
    ],
    /Serving on/,
  );
  try {
    const base = `http://127.0.0.1:${server.port}`;
    const socket = `${base.replace('http', 'ws')}/gremlin`;
    say('Filling what the server remembers');
    await fillMemories(socket, Math.random);
    const started = performance.now();
    const deadline = started + minutes * 60_000;
    const tally: Tally = { answers: 0, cancelled: 0, stalls: 0, writes: 0, faults: [] };
    const place = {
      socket,
      http: `${base}/gremlin`,
      tally,
      deadline,
    };
    const lives = Array.from({ length: clients }, () => liveRestlessly(place, Math.random));
    const heaps: HeapSample[] = [];
    const sampler = setInterval(async () => {
      const megabytes = (await server.liveHeap()) / 1e6;
      heaps.push({ hours: performance.now() / 3_600_000, megabytes });
      say(`live heap ${megabytes.toFixed(1)} MB; ${told(tally)}`);
    }, SAMPLE_MS);
    await Promise.all(lives);
    clearInterval(sampler);
    say(told(tally));
    for (const fault of tally.faults) say(`fault: ${fault}`);
    say(`live heap: ${growthOf(heaps).toFixed(2)} MB/h over the last two thirds`);
    if (tally.faults.length > 0) process.exitCode = 1;
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function told({ answers, writes, stalls, cancelled, faults }: Tally): string {
  return `${answers} answers, ${writes} writes, ${stalls} stalls, ${cancelled} cancelled, ${faults.length} faults`;
}

interface HeapSample {
  readonly hours: number;
  readonly megabytes: number;
}

/** Megabytes an hour, without the samples of the warm-up. */
function growthOf(samples: readonly HeapSample[]): number {
  const points = samples.slice(Math.floor(samples.length * WARM_UP));
  return slopeOf(points.map(({ hours, megabytes }) => ({ x: hours, y: megabytes })));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
