import type { CodedError, Instant, MaybePromise, Value } from '@meshlapse/model';
import type { Bytecode } from './io/wire-values.ts';
import type { Argument, Chain } from './language/ast.ts';
import { readBytecode } from './language/bytecode-text.ts';
import { languageError } from './language/language-error.ts';
import { parse } from './language/parse.ts';
import { type BoundQuery, bind } from './plan/bind.ts';
import { bindText, type TextToBind } from './plan/bind-text.ts';
import { isTerminal, type Terminal } from './plan/terminal.ts';
import type { LiveValue } from './values/value.ts';

/** Whether a text may hold `g.` as an argument. It may also be a part of a quoted text. */
const MAY_HOLD_QUERIES = /[(,[{:]\s*g\s*\./;

/** Each runs for itself before the query around it; more would make one request a batch job. */
const MOST_QUERIES = 16;

/** What is asked: as text one query or several, which run in their order and in one transaction; the last is answered. */
export type Asking =
  | {
      readonly text: string;
      /** Without one, the language's own. */
      readonly dialect?: 'skydive' | undefined;
    }
  | { readonly bytecode: Bytecode };

/** With what it is asked. */
interface AskedWith {
  readonly bindings?: ReadonlyMap<string, LiveValue>;
  readonly now: Instant;
}

/**
 * Reads and binds what is asked. Bytecode holds values as they are; a text may hold queries instead, which are asked
 * first.
 */
export function bindAsked(
  asked: Asking & AskedWith,
  ask: (query: BoundQuery) => Promise<readonly Value[]>,
): MaybePromise<readonly BoundQuery[]> {
  const { now, bindings = new Map() } = asked;
  if ('text' in asked) return bindAsking({ text: asked.text, bindings, now }, ask);
  const { text, chains } = readBytecode(asked.bytecode);
  return chains.map((chain) => bind(chain, { text, bindings, now }));
}

/**
 * Reads and binds a text in which whole queries may stand as values: `g.V(g.V().hasLabel('Pod').next())`. These are
 * asked first, innermost and leftmost first.
 */
async function bindAsking(
  text: TextToBind,
  ask: (query: BoundQuery) => Promise<readonly Value[]>,
): Promise<readonly BoundQuery[]> {
  if (!MAY_HOLD_QUERIES.test(text.text)) return bindText(text);
  const chains = parse(text.text);
  const nested = chains.flatMap(({ calls }) => calls.flatMap(queriesInCall));
  if (nested.length === 0) return bindText(text);
  if (nested.length > MOST_QUERIES) throw tooMany(text.text, nested[MOST_QUERIES]);
  const evaluated = new Map<Chain, LiveValue>();
  for (const chain of nested) {
    const query = bind(chain, { ...text, evaluated });
    evaluated.set(chain, valueOfEnd(query.terminal, await ask(query)));
  }
  return chains.map((chain) => bind(chain, { ...text, evaluated }));
}

function queriesInCall({ args = [] }: Chain['calls'][number]): readonly Chain[] {
  return args.flatMap(queriesIn);
}

function queriesIn(argument: Argument): readonly Chain[] {
  switch (argument.kind) {
    case 'chain': {
      const inside = argument.calls.flatMap(queriesInCall);
      return isQuery(argument) ? [...inside, argument] : inside;
    }
    case 'list':
    case 'set':
      return argument.items.flatMap(queriesIn);
    case 'map':
      return argument.entries.flatMap(({ key, value }) => [...queriesIn(key), ...queriesIn(value)]);
    case 'named':
      return queriesIn(argument.value);
    case 'literal':
      return [];
  }
}

function isQuery({ calls }: Chain): boolean {
  const [first, last] = [calls[0], calls.at(-1)];
  return first?.name === 'g' && !first.args && last?.args !== undefined && isTerminal(last.name);
}

/** What the end of a query is as a value, from the results that it hands out. */
function valueOfEnd(terminal: Terminal | undefined, results: readonly Value[]): LiveValue {
  switch (terminal?.kind) {
    case 'next':
      return terminal.count === undefined ? (results[0] ?? null) : results;
    case 'toSet':
      return new Set(results);
    case 'explain':
    case 'hasNext':
    case 'toString':
    case 'tryNext':
      return results[0] ?? null;
    default:
      return results;
  }
}

function tooMany(text: string, chain: Chain | undefined): CodedError {
  return languageError({
    code: 'GREMLIN_TOO_MANY_QUERIES',
    text,
    offset: chain?.span.start ?? 0,
    what: `More than ${MOST_QUERIES} queries stand as values`,
    hint: 'Ask for the values first and pass them as bindings.',
    data: { limit: 'queries', value: MOST_QUERIES },
  });
}
