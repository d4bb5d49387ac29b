import type { Call } from '../language/ast.ts';
import { toWhole } from '../values/numbers.ts';
import { argumentError, type BindContext } from './bind-context.ts';
import { readValue } from './value-arguments.ts';

const PLAIN = [
  'explain',
  'hasNext',
  'iterate',
  'toBulkSet',
  'toList',
  'toSet',
  'toString',
  'tryNext',
] as const;

/** What is done with the results of a query; without one all are given, as with `toList`. */
export type Terminal =
  | { readonly kind: 'next'; readonly count: number | undefined }
  | { readonly kind: (typeof PLAIN)[number] };

/** The names that may end a query. */
const terminalNames: readonly string[] = ['next', ...PLAIN];

export function isTerminal(name: string): boolean {
  return terminalNames.includes(name);
}

/** How many results are needed at most; `undefined`: all. */
export function resultsNeeded(terminal: Terminal | undefined): number | undefined {
  if (terminal?.kind === 'next') return terminal.count ?? 1;
  return terminal?.kind === 'hasNext' || terminal?.kind === 'tryNext' ? 1 : undefined;
}

/** The calls before the terminal one, which counts when it is the last. A text of a text is the same text. */
export function splitTerminal(
  calls: readonly Call[],
  context: BindContext,
): { readonly before: readonly Call[]; readonly terminal: Terminal | undefined } {
  const isText = ({ name, args }: Call) => name === 'toString' && args?.length === 0;
  const texts = calls.length - 1 - calls.findLastIndex((call) => !isText(call));
  const [rest, last] = [calls.slice(0, calls.length - texts), calls.at(-1 - texts)];
  const inner = last?.args && isTerminal(last.name) ? readTerminal(last, context) : undefined;
  const before = inner ? rest.slice(0, -1) : rest;
  return { before, terminal: texts > 0 ? { kind: 'toString' } : inner };
}

function readTerminal(call: Call, context: BindContext): Terminal {
  const { name, args = [], span } = call;
  const kind = PLAIN.find((plain) => plain === name);
  if (kind && args.length === 0) return { kind };
  if (kind) throw argumentError(context, span, `${name}() takes no argument`);
  const [argument, more] = args;
  const read = argument && readValue(argument, context);
  const count = read === undefined ? undefined : toWhole(read);
  const isWrong = argument !== undefined && (count === undefined || count < 0);
  if (isWrong || more)
    throw argumentError(context, span, 'next() takes at most a number of results');
  return { kind: 'next', count };
}
