import type { Instant } from '@meshlapse/model';
import type { Call, Chain, Span } from '../language/ast.ts';
import { languageError } from '../language/language-error.ts';
import type { Setting } from '../steps/define-step.ts';
import { RangeWindow } from '../steps/range-window.ts';
import type { LiveValue } from '../values/value.ts';
import { type Beginning, type Conditions, conditionsOf } from './beginning.ts';
import { ANONYMOUS, type BindContext, withoutPrefix } from './bind-context.ts';
import {
  bindCall,
  bindSteps,
  definitionOf,
  isSaidOfAll,
  misplaced,
  objectionsAt,
  type SaidOfAll,
  type StepContext,
  sourceSteps,
  traversalSteps,
  unknownStep,
} from './bind-steps.ts';
import { type Decoration, decorate } from './decoration.ts';
import { readSettings } from './settings.ts';
import { allSteps, type Traversal } from './step.ts';
import { resultsNeeded, splitTerminal, type Terminal } from './terminal.ts';

/** A query with every name resolved. */
export interface BoundQuery {
  readonly settings: readonly Setting[];
  readonly conditions: Conditions;
  /** As the strategies that the query names have it. No steps in a query that asks for nothing. */
  readonly traversal: Traversal;
  readonly terminal: Terminal | undefined;
  /** What `tx()` is told; then there is no traversal. */
  readonly transaction: TransactionCommand | undefined;
  /** Sentences for the user. */
  readonly warnings: readonly string[];
}

export type TransactionCommand = 'begin' | 'commit' | 'rollback';

export interface BindOptions {
  readonly text: string;
  readonly bindings: ReadonlyMap<string, LiveValue>;
  readonly now: Instant;
  /** The values of queries that stand as arguments. */
  readonly evaluated?: ReadonlyMap<Chain, LiveValue>;
  /** Told when what is bound is good for this request only. */
  readonly bindOnce?: () => void;
}

const NOTHING: BoundQuery = {
  settings: [],
  conditions: conditionsOf([]),
  traversal: { steps: [] },
  terminal: undefined,
  transaction: undefined,
  warnings: [],
};

/**
 * Resolves the names and overloads of a query that begins with `g`, and applies the strategies it names.
 *
 * @throws {CodedError} `GREMLIN_UNKNOWN_STEP`, `GREMLIN_ARGUMENTS`, `GREMLIN_MISPLACED_STEP` and others, with the
 * position in `data`.
 */
export function bind(chain: Chain, options: BindOptions): BoundQuery {
  if (chain.calls.length === 0) return NOTHING;
  const context = contextOf(options, [], true);
  const { before, terminal } = splitTerminal(chain.calls, context);
  const [source, ...calls] = before;
  if (source?.name !== 'g' || source.args) {
    throw misplaced(context, source, "A query begins with g, as in g.V().hasLabel('Pod')");
  }
  const transaction = transactionOf(calls);
  if (transaction) return { ...NOTHING, transaction, terminal };
  const isSaid = (call: Call) => call.args !== undefined && sourceSteps.has(call.name);
  const first = calls.findIndex((call) => !isSaid(call));
  const start = calls[first];
  if (!start && terminal?.kind === 'toString') return { ...NOTHING, terminal };
  if (!start) {
    throw misplaced(context, calls.at(-1) ?? source, 'The query asks for nothing: go on with V()');
  }
  checkStart(start, context);
  const said = calls.slice(0, first).map((call) => bindSource(call, context));
  const decorations = decorationsOf(said);
  const stepContext = contextOf(options, decorations, !isTakenBack('ConnectiveStrategy', said));
  const plan = bindSteps(calls.slice(first), stepContext);
  checkBeginning(plan, stepContext);
  verify(plan, stepContext, chain.span);
  const settings = settingsOf(said, decorations);
  // Only so that what is wrong with them is told here, where the text is at hand.
  readSettings(settings, options.now, options.text);
  return {
    settings,
    conditions: conditionsOf(beginningsOf(said, decorations)),
    traversal: asFarAsNeeded(decorate(plan, decorations), terminal),
    terminal,
    transaction: undefined,
    warnings: stepContext.warnings,
  };
}

/** What ends after a few results need not look for more. */
function asFarAsNeeded(plan: Traversal, terminal: Terminal | undefined): Traversal {
  const needed = resultsNeeded(terminal);
  if (needed === undefined) return plan;
  return { steps: [...plan.steps, new RangeWindow('limit', 0, needed)] };
}

function contextOf(
  options: BindOptions,
  decorations: readonly Decoration[],
  joins: boolean,
): StepContext {
  // Steps with several forms read their arguments once for each: without a memory, nesting takes exponential time.
  const nested = new Map<Chain, Traversal>();
  const context: StepContext = {
    bindOnce: () => undefined,
    ...options,
    decorations,
    joins,
    spans: new WeakMap(),
    warnings: [],
    bindNested(chain) {
      const known = nested.get(chain);
      if (known) return known;
      const bound = nestedFrom(bindSteps(withoutPrefix(chain, ANONYMOUS), context));
      nested.set(chain, bound);
      return bound;
    },
    isStep: (name) => traversalSteps.has(name),
  };
  return context;
}

function nestedFrom({ steps: [first, ...others] }: Traversal): Traversal {
  return { steps: first ? [first.whenNested?.() ?? first, ...others] : [] };
}

/** `tx().commit()` and the like. */
function transactionOf(calls: readonly Call[]): TransactionCommand | undefined {
  const [tx, command, more] = calls;
  const isPair = tx?.name === 'tx' && tx.args?.length === 0 && command?.args?.length === 0 && !more;
  const names: readonly TransactionCommand[] = ['begin', 'commit', 'rollback'];
  return isPair ? names.find((name) => name === command.name) : undefined;
}

function checkStart(start: Call, context: BindContext): void {
  if (start.name === 'tx') {
    const what = 'tx() is followed by begin(), commit() or rollback(), and by nothing else';
    throw misplaced(context, start, what);
  }
  if (!traversalSteps.has(start.name) && !sourceSteps.has(start.name)) {
    throw unknownStep(start, context, [...sourceSteps.keys(), ...traversalSteps.keys()]);
  }
  if (definitionOf(start, context).canStart) return;
  const what = `${start.name}() cannot come first; begin with V(), E() or inject()`;
  throw misplaced(context, start, what);
}

function checkBeginning(plan: Traversal, { spans, text }: StepContext): void {
  const late = [...allSteps(plan)].slice(1).find(({ beginsQuery }) => beginsQuery);
  if (!late) return;
  throw languageError({
    code: 'GREMLIN_MISPLACED_STEP',
    text,
    offset: spans.get(late)?.start ?? 0,
    what: `${late.name}() comes right behind g`,
  });
}

function bindSource(call: Call, context: BindContext): SaidOfAll {
  const definition = sourceSteps.get(call.name);
  const made = definition && bindCall(definition, call, context);
  if (made && isSaidOfAll(made)) {
    return made.kind === 'setting' ? { ...made, span: call.span } : made;
  }
  throw new TypeError(`${call.name}() is listed as a source step and says nothing of the query`);
}

/** The strategies that were named and not taken back; of several of one name the last. */
function decorationsOf(said: readonly SaidOfAll[]): readonly Decoration[] {
  const named = new Map<string, Decoration>();
  for (const choice of said) {
    if (choice.kind !== 'strategies') continue;
    for (const name of choice.without) named.delete(name);
    for (const decoration of choice.named) named.set(decoration.name, decoration);
  }
  return [...named.values()];
}

/** Whether a strategy that is there without being named was taken back, and not named since. */
function isTakenBack(strategy: string, said: readonly SaidOfAll[]): boolean {
  const choices = said.filter((made) => made.kind === 'strategies');
  const last = choices.findLast(
    ({ named, without }) =>
      without.includes(strategy) || named.some(({ name }) => name === strategy),
  );
  return last?.without.includes(strategy) ?? false;
}

function settingsOf(
  said: readonly SaidOfAll[],
  decorations: readonly Decoration[],
): readonly Setting[] {
  const implied = decorations.flatMap(({ settings = [] }) => settings);
  return [
    ...implied.map((setting) => ({ kind: 'setting' as const, ...setting })),
    ...said.filter((made) => made.kind === 'setting'),
  ];
}

function beginningsOf(
  said: readonly SaidOfAll[],
  decorations: readonly Decoration[],
): readonly Beginning[] {
  const implied = decorations.flatMap(({ conditions }) => conditions ?? []);
  return [
    ...implied.map((conditions) => ({ kind: 'beginning' as const, conditions })),
    ...said.filter((made) => made.kind === 'beginning'),
  ];
}

function verify(plan: Traversal, context: StepContext, span: Span): void {
  const names = new Set(context.decorations.map(({ name }) => name));
  const about = objectionsAt(span, context);
  for (const decoration of context.decorations) decoration.verify?.(plan, names, about);
}
