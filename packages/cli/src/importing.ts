import type { Graph } from '@meshlapse/graph';
import { formatInstant } from '@meshlapse/model';
import {
  type ImportProgress,
  type ImportResult,
  importRecording,
  type RecordingInput,
} from '@meshlapse/probes';
import { StatusLine, say, styled } from './terminal.ts';

export interface ImportingOptions {
  readonly cluster?: string;
  readonly keepGoing?: boolean;
  readonly signal: AbortSignal;
}

const BAR = 24;

/**
 * Imports a recording (`-` is standard input) with a progress bar, and says what came of it.
 *
 * @returns nothing when it was stopped; what was read until then stays.
 */
export async function importShowingProgress(
  graph: Graph,
  input: string,
  options: ImportingOptions,
): Promise<ImportResult | undefined> {
  const { cluster, keepGoing, signal } = options;
  const name = input === '-' ? 'standard input' : input;
  const line = new StatusLine();
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  try {
    const result = await importRecording({
      graph,
      input: input === '-' ? standardInput(signal) : input,
      cluster,
      keepGoing,
      onBadLine: (error) => {
        line.clear();
        say(`${styled('yellow', 'bad line:', process.stderr)} ${error.message}`);
      },
      onProgress: (progress) => line.update(() => progressText(name, progress, seconds())),
      signal,
    });
    line.clear();
    say(summary(name, result, seconds()));
    return signal.aborted ? undefined : result;
  } catch (error) {
    line.clear();
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** Whoever waits for a line that never comes must still be able to stop. */
function standardInput(signal: AbortSignal): RecordingInput {
  signal.addEventListener('abort', () => process.stdin.destroy(), { once: true });
  return process.stdin;
}

/** How far an import is, on one line. */
export function progressText(name: string, progress: ImportProgress, seconds: number): string {
  const { bytesRead, bytesTotal, lines, events } = progress;
  const counts = `${count(lines, 'line')}, ${rate(events, seconds)}`;
  if (bytesTotal === undefined || bytesTotal === 0) return `${name}  ${counts}`;
  const part = Math.min(bytesRead / bytesTotal, 1);
  const full = Math.round(part * BAR);
  const bar = `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}]`;
  return `${name}  ${bar} ${Math.floor(part * 100)} %  ${counts}`;
}

/** What an import came to. */
export function summary(name: string, result: ImportResult, seconds: number): string {
  const { cluster, events, objects, versions, badLines, isInterrupted } = result;
  const bad = badLines === 0 ? '' : `, ${count(badLines, 'bad line')} left out`;
  if (events === 0 && !isInterrupted) {
    return `${name}: nothing new of cluster ${cluster}, it was imported before${bad}.`;
  }
  const span = `${formatInstant(result.from)} to ${formatInstant(result.to)}`;
  const counts = `${count(objects, 'object')}, ${count(versions, 'version')} from ${count(events, 'event')}`;
  return `${name}: cluster ${cluster}, ${span}: ${counts} in ${seconds.toFixed(1)} s (${rate(events, seconds)})${bad}.`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

function rate(events: number, seconds: number): string {
  return `${Math.round(events / Math.max(seconds, 0.001)).toLocaleString('en')} events/s`;
}
