import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { openGraph } from '@meshlapse/graph';
import { DEFAULT_LIMITS } from '@meshlapse/gremlin';
import {
  CodedError,
  type Instant,
  resolveInstant,
  systemClock,
  type TimeSelection,
  valueOfJson,
} from '@meshlapse/model';
import { Command, Option } from 'commander';
import { type Answer, notesOf } from '../answer.ts';
import { dataFolder } from '../data-folder.ts';
import { FORMATS, type Format, formatAnswer } from '../output/format.ts';
import { askGraph, askServer } from '../sources.ts';
import { say, styled } from '../terminal.ts';
import { readToken } from '../token.ts';

interface QueryOptions {
  readonly data?: string;
  readonly server?: string;
  readonly tokenFile?: string;
  readonly at?: string;
  readonly between?: string;
  readonly file?: string;
  readonly bind: Readonly<Record<string, unknown>>;
  readonly output: Format;
  readonly timeout: string;
}

export function queryCommand(): Command {
  return new Command('query')
    .description('Ask a data folder or a running server in Gremlin')
    .argument('[gremlin]', 'the traversal; - reads it from standard input')
    .option('--data <dir>', 'data folder (default: $MESHLAPSE_DATA, else ~/.meshlapse/data)')
    .option('--server <url>', 'ask a running server instead, such as http://127.0.0.1:8182')
    .option('--token-file <file>', "the server's token (default: $MESHLAPSE_TOKEN)")
    .option('--at <time>', 'reading point: ISO 8601 with an offset, or -5m (default: now)')
    .option('--between <from,to>', 'interval [from, to) instead of a reading point')
    .option('-f, --file <file>', 'read the traversal from a file')
    .option('-b, --bind <name=value>', 'a variable: JSON, or else text; repeatable', bind, {})
    .addOption(new Option('-o, --output <format>', 'format').choices(FORMATS).default('table'))
    .option('--timeout <ms>', 'give up after so many milliseconds', '30000')
    .action(query);
}

async function query(text: string | undefined, options: QueryOptions): Promise<void> {
  const traversal = await readTraversal(text, options.file);
  if (options.data !== undefined && options.server !== undefined) {
    throw usage('Give --data or --server, not both.');
  }
  const now = systemClock.now();
  const time = readTime(options, now);
  const answer =
    options.server === undefined
      ? await askFolder(options, traversal, { time, now })
      : await askServer(options.server, {
          text: traversal,
          bindings: options.bind,
          at: options.at,
          between: splitInterval(options.between),
          token: await readToken(options.tokenFile),
        });
  process.stdout.write(formatAnswer(answer, options.output));
  if (answer.results.length === 0 && options.output === 'table') say('No results.');
  for (const note of notesOf(answer)) say(styled('yellow', note, process.stderr));
}

async function askFolder(
  options: QueryOptions,
  text: string,
  when: { readonly time: TimeSelection | undefined; readonly now: Instant },
): Promise<Answer> {
  const timeMs = Number(options.timeout);
  if (!Number.isInteger(timeMs) || timeMs <= 0) {
    throw usage(`--timeout takes whole milliseconds, not '${options.timeout}'.`);
  }
  const graph = await openGraph({ path: dataFolder(options.data), mode: 'read' });
  try {
    return await askGraph(graph, {
      text,
      bindings: new Map(
        Object.entries(options.bind).map(([name, value]) => [name, valueOfJson(value as never)]),
      ),
      ...(when.time === undefined ? {} : { time: when.time }),
      now: when.now,
      limits: { ...DEFAULT_LIMITS, timeMs },
    });
  } finally {
    await graph.close();
  }
}

async function readTraversal(text: string | undefined, file: string | undefined): Promise<string> {
  if ((text === undefined) === (file === undefined)) {
    throw usage('Give the traversal as an argument, as - for standard input, or with -f FILE.');
  }
  if (text === '-' || file === '-') return readAll(process.stdin);
  if (file === undefined) return text ?? '';
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CodedError({
      code: 'SCRIPT_UNREADABLE',
      category: 'incorrect',
      message: `The file ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}.`,
      cause: error,
    });
  }
}

function readTime(options: QueryOptions, now: Instant): TimeSelection | undefined {
  if (options.at !== undefined && options.between !== undefined) {
    throw usage('Give --at or --between, not both.');
  }
  if (options.at !== undefined) return { kind: 'at', at: resolveInstant(options.at, now) };
  const parts = splitInterval(options.between);
  if (parts === undefined) return undefined;
  const interval = { from: resolveInstant(parts[0], now), to: resolveInstant(parts[1], now) };
  if (interval.from >= interval.to) throw usage('--between must begin before it ends.');
  return { kind: 'between', interval };
}

function splitInterval(text: string | undefined): readonly [string, string] | undefined {
  if (text === undefined) return undefined;
  const [from, to, ...rest] = text.split(',');
  if (!from || !to || rest.length > 0) {
    throw usage('--between takes two times: --between 2026-11-22T14:00:00Z,2026-11-22T14:05:00Z.');
  }
  return [from, to];
}

function bind(
  text: string,
  known: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw usage(`A variable is written NAME=VALUE, not '${text}'.`);
  }
  return { ...known, [name]: jsonOrText(value) };
}

function jsonOrText(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function usage(message: string): CodedError {
  return new CodedError({ code: 'USAGE', category: 'incorrect', message });
}
