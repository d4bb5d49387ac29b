/** Writes docs/reference/cli.md from the command itself; with `--check` says whether it is stale. */
import { commandReference } from '@meshlapse/cli';
import { writeGenerated } from './generated-file.ts';

const PREAMBLE = `# The meshlapse command

Generated from the command's own help. From the checkout: \`npm run -s meshlapse -- ARGS\`.

Data goes to standard output, messages to standard error. Colours and progress bars appear on a terminal only, and
\`NO_COLOR\` is honoured.

| exit code | meaning |
|---|---|
| 0 | it worked |
| 1 | it did not: a data folder in use, a damaged file, a server that does not answer |
| 2 | the command line, a time or the query is wrong |
| 3 | a recording is cut off or has bad lines; what was read before stays |
| 130 | interrupted before it was done; \`serve\`, \`record\` and \`demo\` that are stopped end with 0 |

The first Ctrl-C ends a command in good order, a second one at once.

Times are written in ISO 8601 with an offset (\`2026-11-22T14:03:00Z\`, \`2026-11-22T15:03:00+01:00\`) or count back from
now (\`-5m\`, \`-1h30m\`, \`now\`). A time without an offset is refused.
`;

const sections = commandReference().map(
  ({ name, help }) => `\n## ${name}\n\n${help.trimEnd().replace(/^(?=.)/gm, '    ')}\n`,
);
writeGenerated('docs/reference/cli.md', PREAMBLE + sections.join(''));
