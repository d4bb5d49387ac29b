import type { CodedError } from '@meshlapse/model';
import type { Call, Span } from '../language/ast.ts';
import { languageError, placing } from '../language/language-error.ts';
import type { Made, StepDefinition } from '../steps/define-step.ts';
import { steps } from '../steps/registry.gen.ts';
import { argumentError, type BindContext } from './bind-context.ts';
import type { Decoration, Objections } from './decoration.ts';
import { withInfixAlone, withoutInfix } from './infix.ts';
import { didYouMean, nearest } from './nearest.ts';
import { predicateNames } from './predicate-arguments.ts';
import type { Modulation, Step, Traversal } from './step.ts';
import { isTerminal } from './terminal.ts';

/** What steps are bound with. */
export interface StepContext extends BindContext {
  /** The strategies that the query names. */
  readonly decorations: readonly Decoration[];
  /** Whether `and()` and `or()` without arguments join what is on both sides of them. */
  readonly joins: boolean;
  /** Where steps stand in the text. */
  readonly spans: WeakMap<Step, Span>;
  /** Sentences for the user; added to while binding. */
  readonly warnings: string[];
}

/** Longer chains gain nothing and would exhaust the stack when they are run. */
const MAX_STEPS = 500;

const byName = (belongs: (definition: StepDefinition) => boolean) =>
  new Map(steps.filter(belongs).map((definition) => [definition.name, definition]));

export const sourceSteps: ReadonlyMap<string, StepDefinition> = byName(
  ({ kind }) => kind === 'source',
);
export const traversalSteps: ReadonlyMap<string, StepDefinition> = byName(
  ({ kind }) => kind !== 'source',
);

/** A call that has become a step, and is still shaped by the modulators behind it. */
interface Bound {
  step: Step;
  readonly call: Call;
}

/** Resolves the names and overloads of calls in a row. */
export function bindSteps(calls: readonly Call[], context: StepContext): Traversal {
  if (calls.length > MAX_STEPS) throw tooManySteps(calls, context);
  const bound: Bound[] = [];
  for (const call of joined(calls, context)) {
    const definition = definitionOf(call, context);
    const made = bindCall(definition, call, context);
    if (isStep(made)) bound.push({ step: made, call });
    else if (isSaidOfAll(made)) throw lateSourceStep(call, context);
    else modulate(bound, made, { definition, call, context });
  }
  for (const { step, call } of bound) {
    if (step.incomplete !== undefined) throw misplaced(context, call, step.incomplete);
    if (step.fault !== undefined) throw argumentError(context, call.span, step.fault);
    context.spans.set(step, call.span);
  }
  return { steps: bound.map(({ step }) => step) };
}

function joined(calls: readonly Call[], { joins }: StepContext): readonly Call[] {
  if (!joins) return withInfixAlone(calls);
  const head = calls.findIndex((call) => traversalSteps.get(call.name)?.kind !== 'start');
  return withoutInfix(calls, Math.max(0, head));
}

export function bindCall(definition: StepDefinition, call: Call, context: BindContext): Made {
  return placing(context.text, call.span.start, () => definition.bind(call, context));
}

/** Shapes the step before it, which labels (`as()`) do not hide. */
function modulate(
  bound: Bound[],
  written: Modulation,
  by: { readonly definition: StepDefinition; readonly call: Call; readonly context: StepContext },
): void {
  const { call, context } = by;
  const modulation = decorated(written, context, call.span);
  const before = bound.findLast(({ step }) => step.name !== 'as');
  const shaped = before?.step.modulate?.(modulation);
  if (before && shaped) {
    before.step = shaped;
    return;
  }
  const begun = by.definition.begin?.(modulation);
  if (!begun) {
    const place = before ? `behind ${before.call.name}()` : 'at the beginning';
    const why = before?.step.refusal?.(modulation);
    throw misplaced(context, call, why ?? `${call.name}() means nothing ${place}`);
  }
  bound.push({ step: begun, call });
}

function decorated(written: Modulation, context: StepContext, at: Span): Modulation {
  const about = objectionsAt(at, context);
  return context.decorations.reduce(
    (said, { modulation }) => (modulation ? modulation(said, about) : said),
    written,
  );
}

/** What strategies say against a query, placed at the step they name or else here. */
export function objectionsAt(here: Span, context: StepContext): Objections {
  return {
    refuse(what, step) {
      const span = (step && context.spans.get(step)) ?? here;
      return languageError({
        code: 'GREMLIN_NOT_ALLOWED',
        text: context.text,
        offset: span.start,
        what,
        hint: 'A strategy that the query names forbids it.',
      });
    },
    warn: (what) => context.warnings.push(what),
  };
}

function isStep(made: Made): made is Step {
  return 'open' in made;
}

const SAID_OF_ALL: ReadonlySet<string> = new Set(['setting', 'beginning', 'strategies']);

/** What source steps say of the whole query. */
export type SaidOfAll = Exclude<Made, Step | Modulation>;

export function isSaidOfAll(made: Made): made is SaidOfAll {
  return 'kind' in made && SAID_OF_ALL.has(made.kind);
}

export function definitionOf(call: Call, context: BindContext): StepDefinition {
  const definition = traversalSteps.get(call.name);
  if (definition && call.args) return definition;
  if (definition) throw misplaced(context, call, `${call.name} is a step and needs parentheses`);
  if (sourceSteps.has(call.name)) throw lateSourceStep(call, context);
  if (isTerminal(call.name)) {
    throw misplaced(context, call, `${call.name}() ends a query, and nothing comes behind it`);
  }
  throw unknownStep(call, context, traversalSteps.keys());
}

function lateSourceStep(call: Call, context: BindContext): CodedError {
  return misplaced(context, call, `${call.name}() comes right behind g`);
}

export function unknownStep(call: Call, context: BindContext, known: Iterable<string>): CodedError {
  const near = nearest(call.name, known);
  const isPredicate = predicateNames.includes(call.name);
  return languageError({
    code: 'GREMLIN_UNKNOWN_STEP',
    text: context.text,
    offset: call.span.start,
    what: isPredicate
      ? `${call.name}() is a predicate, not a step`
      : `There is no step ${call.name}()`,
    hint: isPredicate
      ? `Write is(${call.name}(...)).`
      : didYouMean(near, (name) => `${name}()`) || 'The reference lists all steps.',
    data: { name: call.name, nearest: near },
  });
}

function tooManySteps(calls: readonly Call[], context: BindContext): CodedError {
  return languageError({
    code: 'GREMLIN_TOO_MANY_STEPS',
    text: context.text,
    offset: calls[MAX_STEPS]?.span.start ?? 0,
    what: `A traversal has more than ${MAX_STEPS} steps`,
    hint: 'Use repeat().',
    data: { limit: 'steps', value: MAX_STEPS },
  });
}

export function misplaced(context: BindContext, call: Call | undefined, what: string): CodedError {
  return languageError({
    code: 'GREMLIN_MISPLACED_STEP',
    text: context.text,
    offset: call?.span.start ?? 0,
    what,
  });
}
