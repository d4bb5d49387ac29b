import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Graph, openGraph } from '@meshlapse/graph';
import { DEFAULT_LIMITS } from '@meshlapse/gremlin';
import { parseInstant, systemClock, type TemporalGraph } from '@meshlapse/model';
import { Command } from 'commander';
import { notesOf } from '../answer.ts';
import { DEMO_QUESTIONS, type DemoQuestion } from '../demo-questions.ts';
import { EXIT } from '../exit-codes.ts';
import { importShowingProgress } from '../importing.ts';
import type { Outcome } from '../outcome.ts';
import { formatAnswer } from '../output/format.ts';
import { type Serving, serve } from '../serving.ts';
import { addServingOptions, type ServingOptions } from '../serving-options.ts';
import { askGraph } from '../sources.ts';
import { aborted, stopSignal } from '../stopping.ts';
import { styled } from '../terminal.ts';

const RECORDING = fileURLToPath(new URL('../../demo/bookinfo.ndjson.gz', import.meta.url));

interface DemoOptions extends ServingOptions {
  readonly exit?: boolean;
}

export function demoCommand(outcome: Outcome): Command {
  const command = new Command('demo')
    .description('Import the bundled recording into a fresh store, ask it, and serve it')
    .option('--exit', 'stop after the questions');
  return addServingOptions(command).action((options: DemoOptions) => demo(options, outcome));
}

async function demo(options: DemoOptions, outcome: Outcome): Promise<void> {
  const signal = stopSignal();
  const folder = await mkdtemp(join(tmpdir(), 'meshlapse-demo-'));
  try {
    const graph = await openGraph({ path: folder, mode: 'write' });
    try {
      await showAndServe(graph, options, { signal, outcome });
    } finally {
      await graph.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function showAndServe(
  graph: Graph,
  options: DemoOptions,
  { signal, outcome }: { readonly signal: AbortSignal; readonly outcome: Outcome },
): Promise<void> {
  // First, so that a port in use is told before all the rest.
  const serving = options.exit
    ? undefined
    : await serve(new Map([['g', graph]]), options, { readiness: async () => [{ name: 'store' }] });
  try {
    const imported = await importShowingProgress(graph, RECORDING, { signal });
    if (!imported) {
      outcome.exitCode = EXIT.interrupted;
      return;
    }
    for (const question of DEMO_QUESTIONS) await show(graph, question);
    if (serving) await waitUntilStopped(serving, signal);
  } finally {
    await serving?.close();
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

async function waitUntilStopped({ url }: Serving, signal: AbortSignal): Promise<void> {
  process.stdout.write(`
Serving on ${url} (API description: ${url}/docs). Ask it from another terminal:

  npm run -s meshlapse -- query --server ${url} --at 2026-11-23T20:43:30Z \\
    "g.V().has('Service', 'name', 'reviews').out('endpoint').values('name')"

Stop with Ctrl-C.
`);
  await aborted(signal);
}
