import { openGraph } from '@meshlapse/graph';
import { DEFAULT_LIMITS, decodeGraphson } from '@meshlapse/gremlin';
import { type Instant, systemClock, type TimeSelection } from '@meshlapse/model';
import { Command, Option } from 'commander';
import { type Answer, notesOf } from '../answer.ts';
import { dataFolder } from '../data-folder.ts';
import { FORMATS, type Format, formatAnswer } from '../output/format.ts';
import { type Bindings, bind, interval, milliseconds, readTime } from '../query-options.ts';
import { askGraph, askServer } from '../sources.ts';
import { say, styled } from '../terminal.ts';
import { readToken } from '../token.ts';
import { readTraversal } from '../traversal-text.ts';
import { usage } from '../usage.ts';

interface QueryOptions {
  readonly data?: string;
  readonly server?: string;
  readonly tokenFile?: string;
  readonly at?: string;
  readonly between?: readonly [string, string];
  readonly file?: string;
  readonly bind?: Bindings;
  readonly dialect?: 'skydive';
  readonly output: Format;
  readonly timeout: number;
}

const EXAMPLES = `
Examples:
  meshlapse query --at 2026-11-23T20:43:30Z "g.V().hasLabel('Pod').values('name')"
  meshlapse query --between=-1h,now "g.V().has('Deployment', 'name', 'web').history().validFrom()"
  meshlapse query --server http://127.0.0.1:8182 -b ns=shop -o json "g.V().has('namespace', ns)"
  meshlapse query --dialect skydive "G.At('-5m').V().Has('Type', 'service').Out('Type', 'pod')"
`;

export function queryCommand(): Command {
  return new Command('query')
    .description('Ask a data folder or a running server in Gremlin')
    .argument('[gremlin]', 'the traversal; - reads it from standard input')
    .option('--data <dir>', 'data folder (default: $MESHLAPSE_DATA, else ~/.meshlapse/data)')
    .option('--server <url>', 'ask a running server instead, such as http://127.0.0.1:8182')
    .option('--token-file <file>', "the server's token (default: $MESHLAPSE_TOKEN)")
    .option('--at <time>', 'reading point: ISO 8601 with an offset, or -5m (default: now)')
    .option('--between <from,to>', 'interval [from, to) instead of a reading point', interval)
    .option('-f, --file <file>', 'read the traversal from a file')
    .option('-b, --bind <name=value>', 'a variable: JSON, or else text; repeatable', bind)
    .addOption(
      new Option('--dialect <name>', "of the traversal: skydive for Skydive's").choices([
        'skydive',
      ]),
    )
    .addOption(new Option('-o, --output <format>', 'format').choices(FORMATS).default('table'))
    .option('--timeout <ms>', 'give up after so many milliseconds', milliseconds, 30_000)
    .addHelpText('after', EXAMPLES)
    .action(query);
}

async function query(argument: string | undefined, options: QueryOptions): Promise<void> {
  if (options.data !== undefined && options.server !== undefined) {
    throw usage('Give --data or --server, not both.');
  }
  const now = systemClock.now();
  const time = readTime(options, now);
  const text = await readTraversal(argument, options.file);
  const answer =
    options.server === undefined
      ? await askFolder(options, text, { time, now })
      : await askServer(options.server, {
          text,
          dialect: options.dialect,
          bindings: options.bind ?? {},
          at: options.at,
          between: options.between,
          token: await readToken(options.tokenFile),
          timeMs: options.timeout,
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
  const graph = await openGraph({ path: dataFolder(options.data), mode: 'read' });
  try {
    return await askGraph(graph, {
      text,
      dialect: options.dialect,
      // As the server reads them, so that both take the same.
      bindings: new Map(
        Object.entries(options.bind ?? {}).map(([name, value]) => [name, decodeGraphson(value)]),
      ),
      ...(when.time === undefined ? {} : { time: when.time }),
      now: when.now,
      limits: { ...DEFAULT_LIMITS, timeMs: options.timeout },
    });
  } finally {
    await graph.close();
  }
}
