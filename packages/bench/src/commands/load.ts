import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { startServer } from '../child-server.ts';
import { positive } from '../options.ts';
import { liveRestlessly, type Tally } from '../restless-clients.ts';

const MESHLAPSE = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));
const SAMPLE_MS = 1000;
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
  const server = await startServer(
    (port) => [process.execPath, MESHLAPSE, 'serve', '--tinkerpop-toys', '--port', String(port)],
    /Serving on/,
  );
  try {
    const base = `http://127.0.0.1:${server.port}`;
    const started = performance.now();
    const deadline = started + minutes * 60_000;
    const tally: Tally = { answers: 0, cancelled: 0, stalls: 0, writes: 0, faults: [] };
    const place = {
      socket: `${base.replace('http', 'ws')}/gremlin`,
      http: `${base}/gremlin`,
      tally,
      deadline,
    };
    const lives = Array.from({ length: clients }, () => liveRestlessly(place, Math.random));
    const heap = new HeapCurve(base);
    const timer = setInterval(() => void heap.sample(), SAMPLE_MS);
    const minute = setInterval(() => say(`${heap.line()}; ${told(tally)}`), 60_000);
    await Promise.all(lives);
    clearInterval(timer);
    clearInterval(minute);
    say(`${told(tally)}`);
    for (const fault of tally.faults) say(`fault: ${fault}`);
    say(
      `heap after garbage collection: ${heap.slopePerHour().toFixed(2)} MB/h over the last two thirds`,
    );
    if (tally.faults.length > 0) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

function told({ answers, writes, stalls, cancelled, faults }: Tally): string {
  return `${answers} answers, ${writes} writes, ${stalls} stalls, ${cancelled} cancelled, ${faults.length} faults`;
}

/** The live heap of a server through time: what is left after collections, so the least of every half minute. */
class HeapCurve {
  readonly #url: string;
  readonly #samples: { readonly seconds: number; readonly bytes: number }[] = [];

  constructor(base: string) {
    this.#url = `${base}/metrics`;
  }

  async sample(): Promise<void> {
    const text = await (await fetch(this.#url)).text();
    const [, bytes] = /^meshlapse_nodejs_heap_size_used_bytes (\S+)/m.exec(text) ?? [];
    if (bytes !== undefined) {
      this.#samples.push({ seconds: performance.now() / 1000, bytes: Number(bytes) });
    }
  }

  line(): string {
    const last = this.#lows().at(-1);
    return `heap ${((last?.bytes ?? 0) / 1e6).toFixed(1)} MB`;
  }

  /** Least squares through the lows, without the beginning. */
  slopePerHour(): number {
    const lows = this.#lows();
    const points = lows.slice(Math.floor(lows.length * WARM_UP));
    const mean = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const x = mean(points.map(({ seconds }) => seconds));
    const y = mean(points.map(({ bytes }) => bytes));
    const over = points.reduce((sum, p) => sum + (p.seconds - x) * (p.bytes - y), 0);
    const under = points.reduce((sum, p) => sum + (p.seconds - x) ** 2, 0);
    return (over / under) * (3600 / 1e6);
  }

  #lows(): readonly { readonly seconds: number; readonly bytes: number }[] {
    const lows = new Map<number, { readonly seconds: number; readonly bytes: number }>();
    for (const sample of this.#samples) {
      const half = Math.floor(sample.seconds / 30);
      const low = lows.get(half);
      if (!low || sample.bytes < low.bytes) lows.set(half, sample);
    }
    return [...lows.values()];
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
