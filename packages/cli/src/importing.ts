import type { Graph } from '@meshlapse/graph';
import { formatInstant } from '@meshlapse/model';
import { type ImportProgress, type ImportResult, importRecording } from '@meshlapse/probes';
import { StatusLine, say, styled } from './terminal.ts';

export interface ImportingOptions {
  readonly cluster?: string;
  readonly keepGoing?: boolean;
  readonly signal: AbortSignal;
}

const BAR = 24;

/** Imports a recording (`-` is standard input) with a progress bar, and says what came of it. */
export async function importShowingProgress(
  graph: Graph,
  input: string,
  options: ImportingOptions,
): Promise<ImportResult> {
  const line = new StatusLine();
  const began = performance.now();
  const result = await importRecording({
    graph,
    input,
    cluster: options.cluster,
    keepGoing: options.keepGoing,
    onBadLine: (error) => {
      line.clear();
      say(`${styled('yellow', 'bad line:', process.stderr)} ${error.message}`);
    },
    onProgress: (progress) => line.update(() => progressText(input, progress, began)),
    signal: options.signal,
  }).finally(() => line.clear());
  say(summary(input, result, (performance.now() - began) / 1000));
  return result;
}

function progressText(input: string, progress: ImportProgress, began: number): string {
  const { bytesRead, bytesTotal, lines, events } = progress;
  const rate = Math.round(events / Math.max((performance.now() - began) / 1000, 0.001));
  const counts = `${lines.toLocaleString('en')} lines, ${rate.toLocaleString('en')} events/s`;
  if (bytesTotal === undefined || bytesTotal === 0) return `${input}  ${counts}`;
  const part = Math.min(bytesRead / bytesTotal, 1);
  const full = Math.round(part * BAR);
  const bar = `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}]`;
  return `${input}  ${bar} ${Math.floor(part * 100)} %  ${counts}`;
}

function summary(input: string, result: ImportResult, seconds: number): string {
  const { cluster, events, objects, versions, badLines, isInterrupted } = result;
  const name = input === '-' ? 'standard input' : input;
  const bad = badLines === 0 ? '' : `, ${badLines} bad lines left out`;
  if (events === 0 && !isInterrupted) {
    return `${name}: nothing new of cluster ${cluster}, it was imported before${bad}.`;
  }
  const rate = Math.round(events / Math.max(seconds, 0.001));
  const span = `${formatInstant(result.from)} to ${formatInstant(result.to)}`;
  const counts = `${objects} objects, ${versions} versions from ${events} events`;
  return `${name}: cluster ${cluster}, ${span}: ${counts} in ${seconds.toFixed(1)} s (${rate} events/s)${bad}.`;
}
