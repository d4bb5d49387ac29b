import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openGraph } from '@meshlapse/graph';
import { DEFAULT_LIMITS } from '@meshlapse/gremlin';
import { parseInstant, systemClock, type TemporalGraph } from '@meshlapse/model';
import { Command } from 'commander';
import { notesOf } from '../answer.ts';
import { DEMO_QUESTIONS, type DemoQuestion } from '../demo-questions.ts';
import { importShowingProgress } from '../importing.ts';
import { formatAnswer } from '../output/format.ts';
import { DEFAULT_PORT, type ServingOptions, serve } from '../serving.ts';
import { askGraph } from '../sources.ts';
import { aborted, stopSignal } from '../stopping.ts';
import { styled } from '../terminal.ts';

const RECORDING = fileURLToPath(new URL('../../demo/bookinfo.ndjson.gz', import.meta.url));

interface DemoOptions extends ServingOptions {
  readonly exit?: boolean;
}

export function demoCommand(): Command {
  return new Command('demo')
    .description('Import the bundled recording into a fresh store, ask it, and serve it')
    .option('--exit', 'stop after the questions')
    .option(
      '--host <address>',
      'address to listen on; beyond loopback only with a token',
      '127.0.0.1',
    )
    .option('--port <number>', 'port to listen on', DEFAULT_PORT)
    .option('--token-file <file>', 'token that clients must show (default: $MESHLAPSE_TOKEN)')
    .action(demo);
}

async function demo(options: DemoOptions): Promise<void> {
  const signal = stopSignal();
  const folder = await mkdtemp(join(tmpdir(), 'meshlapse-demo-'));
  try {
    const graph = await openGraph({ path: folder, mode: 'write' });
    try {
      await importShowingProgress(graph, RECORDING, { signal });
      for (const question of DEMO_QUESTIONS) await show(graph, question);
      if (!options.exit) await serveUntilStopped(graph, options, signal);
    } finally {
      await graph.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function show(graph: TemporalGraph, { question, at, gremlin }: DemoQuestion): Promise<void> {
  const answer = await askGraph(graph, {
    text: gremlin,
    time: { kind: 'at', at: parseInstant(at) },
    now: systemClock.now(),
    limits: DEFAULT_LIMITS,
  });
  const { stdout } = process;
  stdout.write(`\n${styled('bold', question, stdout)}  (at ${at})\n`);
  stdout.write(`${styled('dim', gremlin, stdout)}\n\n`);
  stdout.write(formatAnswer(answer, 'table') || 'No results.\n');
  for (const note of notesOf(answer)) stdout.write(`${styled('yellow', note, stdout)}\n`);
}

async function serveUntilStopped(
  graph: TemporalGraph,
  options: DemoOptions,
  signal: AbortSignal,
): Promise<void> {
  const serving = await serve(graph, options, async () => [{ name: 'store' }]);
  process.stdout.write(`
Serving on ${serving.url} (API description: ${serving.url}/docs). Ask it from another terminal:

  npm run -s meshlapse -- query --server ${serving.url} --at 2026-11-23T20:43:30Z \\
    "g.V().has('Service', 'name', 'reviews').out('endpoint').values('name')"

Stop with Ctrl-C.
`);
  await aborted(signal);
  await serving.close();
}
