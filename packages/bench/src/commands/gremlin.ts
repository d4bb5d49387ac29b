import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatInstant, systemClock } from '@meshlapse/model';
import { Command } from 'commander';
import { startServer } from '../child-server.ts';
import { GremlinClient } from '../gremlin-client.ts';
import { QUESTIONS, type Question } from '../gremlin-questions.ts';
import { askOnce, type Contestant, type Load, measureLoad } from '../load.ts';
import { positive } from '../options.ts';
import { addHistory, copySongs } from '../songs.ts';
import { median } from '../statistics.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const PEER = join(ROOT, '../shared/peers/gremlin-server/run.sh');
const MESHLAPSE = join(ROOT, 'packages/cli/src/main.ts');
const BARE = fileURLToPath(new URL('../bare-server.ts', import.meta.url));
const SONGS = 'ggrateful';

interface Options {
  readonly seconds: number;
  readonly rounds: number;
  readonly clients: readonly number[];
  readonly only?: RegExp;
  readonly reference?: string;
}

/** Requests per second over WebSocket, ours against the reference server's, in one run. */
export function gremlinCommand(): Command {
  return new Command('gremlin')
    .description('Compare with the reference Gremlin Server: the same questions, over WebSocket')
    .option('--seconds <n>', 'how long each measurement lasts', positive, 1)
    .option('--rounds <n>', 'measurements of each, of which the median counts', positive, 3)
    .option('--clients <list>', 'connections that ask at once', numbers, [1, 64])
    .option('--only <pattern>', 'questions whose names match', (text) => new RegExp(text))
    .option('--reference <url>', 'a reference server that runs already')
    .action(compare);
}

async function compare(options: Options): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'meshlapse-bench-'));
  const stops: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const reference = options.reference ?? (await startReference(stops));
    const contestants = [
      { name: 'reference', url: reference, source: SONGS, begin: 'g' },
      ...(await startOurs(folder, stops)),
    ];
    const questions = QUESTIONS.filter(({ name }) => options.only?.test(name) ?? true);
    await requireSameAnswers(contestants, questions);
    const bare = await startBare(stops);
    for (const clients of options.clients) {
      say(
        `\n${clients} client${clients === 1 ? '' : 's'}: requests/s (p99 ms), and times the reference`,
      );
      const most = await measureLoad(bare, 'g', { clients, seconds: options.seconds });
      say(`${'a server that does nothing'.padEnd(28)}${rateText(most).padStart(22)}`);
      await compareWith(contestants, questions, { ...options, clients });
    }
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function startReference(stops: (() => Promise<void>)[]): Promise<string> {
  if (!existsSync(PEER)) {
    throw new Error(
      `There is no reference server at ${PEER}. Start one and name it: --reference URL`,
    );
  }
  say('Starting the reference server');
  const server = await startServer((port) => ['bash', PEER, String(port), 'ws'], /Channel started/);
  stops.push(server.stop);
  return `ws://127.0.0.1:${server.port}/gremlin`;
}

/** What the transport and the clients allow at most. */
async function startBare(stops: (() => Promise<void>)[]): Promise<Contestant> {
  const server = await startServer((port) => [process.execPath, BARE, String(port)], /Listening/);
  stops.push(server.stop);
  const url = `ws://127.0.0.1:${server.port}/gremlin`;
  return { name: 'nothing', url, source: SONGS, begin: 'g' };
}

/** In memory and over LMDB, with a past; each asked now and then. */
async function startOurs(
  folder: string,
  stops: (() => Promise<void>)[],
): Promise<readonly Contestant[]> {
  say('Starting Meshlapse, and writing a history');
  const server = await startServer(
    (port) => [
      process.execPath,
      MESHLAPSE,
      'serve',
      '--tinkerpop-toys',
      '--graph',
      `stored=${join(folder, 'songs')}`,
      '--port',
      String(port),
    ],
    /Serving on/,
  );
  stops.push(server.stop);
  const url = `ws://127.0.0.1:${server.port}/gremlin`;
  const client = await GremlinClient.connect(url);
  await copySongs(client, SONGS, 'stored');
  await new Promise((resolve) => setTimeout(resolve, 5));
  const then = `g.at('${formatInstant(systemClock.now())}')`;
  for (const source of [SONGS, 'stored']) await addHistory(client, source);
  client.close();
  return [
    { name: 'memory', url, source: SONGS, begin: 'g' },
    { name: 'memory then', url, source: SONGS, begin: then },
    { name: 'LMDB', url, source: 'stored', begin: 'g' },
    { name: 'LMDB then', url, source: 'stored', begin: then },
  ];
}

async function requireSameAnswers(
  contestants: readonly Contestant[],
  questions: readonly Question[],
): Promise<void> {
  for (const { text, isComparable } of questions) {
    const answers = await Promise.all(contestants.map((each) => askOnce(each, text)));
    const [first] = answers;
    const other = isComparable ? answers.findIndex((answer) => answer !== first) : -1;
    if (other >= 0) {
      throw new Error(
        `${contestants[other]?.name} answers ${text} otherwise:\n${answers[other]}\nand not:\n${first}`,
      );
    }
  }
}

async function compareWith(
  contestants: readonly Contestant[],
  questions: readonly Question[],
  options: Omit<Options, 'clients'> & { readonly clients: number },
): Promise<void> {
  const { clients, seconds, rounds } = options;
  say(['question'.padEnd(28), ...contestants.map(({ name }) => name.padStart(22))].join(''));
  for (const { name, text, bar } of questions) {
    const loads = new Map<Contestant, Load[]>(contestants.map((each) => [each, []]));
    for (let round = 0; round <= rounds; round++) {
      for (const each of contestants) {
        const load = await measureLoad(each, text, { clients, seconds });
        // The first round only warms up.
        if (round > 0) loads.get(each)?.push(load);
      }
    }
    const summed = contestants.map((each) => summary(loads.get(each) ?? []));
    const wanted = clients > 1 ? Math.max(bar, 2) : bar;
    say(name.padEnd(28) + summed.map((load) => cell(load, summed[0], wanted)).join(''));
  }
}

function summary(loads: readonly Load[]): Load {
  return {
    perSecond: median(loads.map(({ perSecond }) => perSecond)),
    p50: median(loads.map(({ p50 }) => p50)),
    p99: median(loads.map(({ p99 }) => p99)),
  };
}

function cell(load: Load, reference: Load | undefined, bar: number): string {
  const rate = rateText(load);
  if (!reference || load === reference) return rate.padStart(22);
  const ratio = load.perSecond / reference.perSecond;
  return `${rate} ${ratio.toFixed(2)}x${ratio < bar ? '!' : ' '}`.padStart(22);
}

function rateText({ perSecond, p99 }: Load): string {
  return `${perSecond.toFixed(0)} (${p99.toFixed(1)})`;
}

function numbers(text: string): readonly number[] {
  return text.split(',').map(positive);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
