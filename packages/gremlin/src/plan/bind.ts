import type { Instant } from '@meshlapse/model';
import type { Call, Chain } from '../language/ast.ts';
import { languageError } from '../language/language-error.ts';
import type { Made, Setting, StepDefinition } from '../steps/define-step.ts';
import { steps } from '../steps/registry.gen.ts';
import type { LiveValue } from '../values/value.ts';
import type { BindContext } from './bind-context.ts';
import { withoutInfix } from './infix.ts';
import { didYouMean, nearest } from './nearest.ts';
import { predicateNames } from './predicate-arguments.ts';
import type { Modulation, Step, Traversal } from './step.ts';

/** A query with every name resolved. */
export interface BoundQuery {
  readonly settings: readonly Setting[];
  readonly traversal: Traversal;
}

export interface BindOptions {
  readonly text: string;
  readonly bindings: ReadonlyMap<string, LiveValue>;
  readonly now: Instant;
}

/** Longer chains gain nothing and would exhaust the stack when they are run. */
const MAX_STEPS = 500;

const sourceSteps = byName((definition) => definition.kind === 'source');
const traversalSteps = byName((definition) => definition.kind !== 'source');

function byName(
  belongs: (definition: StepDefinition) => boolean,
): ReadonlyMap<string, StepDefinition> {
  return new Map(steps.filter(belongs).map((definition) => [definition.name, definition]));
}

/**
 * Resolves the names and overloads of a query that begins with `g`.
 *
 * @throws {CodedError} `GREMLIN_UNKNOWN_STEP`, `GREMLIN_ARGUMENTS`, `GREMLIN_MISPLACED_STEP` and others, with the
 * position in `data`.
 */
export function bind(chain: Chain, options: BindOptions): BoundQuery {
  const context: BindContext = {
    ...options,
    bindNested: (nested) => bindCalls(nested.calls, context),
    isStep: (name) => traversalSteps.has(name),
  };
  const [source, ...calls] = chain.calls;
  if (source?.name !== 'g' || source.args) {
    throw misplaced(context, source, "A query begins with g, as in g.V().hasLabel('Pod')");
  }
  const isSetting = (call: Call) => call.args !== undefined && sourceSteps.has(call.name);
  const first = calls.findIndex((call) => !isSetting(call));
  const start = calls[first];
  if (!start)
    throw misplaced(context, calls.at(-1) ?? source, 'The query asks for nothing: go on with V()');
  const settings = calls.slice(0, first).map((call) => bindSetting(call, context));
  const definition = definitionOf(start, context);
  if (!definition.canStart) {
    throw misplaced(
      context,
      start,
      `${start.name}() cannot come first; begin with V(), E() or inject()`,
    );
  }
  return { settings, traversal: bindCalls(calls.slice(first), context) };
}

function bindSetting(call: Call, context: BindContext): Setting {
  const made = sourceSteps.get(call.name)?.bind(call, context);
  if (!made || !('kind' in made) || made.kind !== 'setting') {
    throw new TypeError(`${call.name}() is listed as a source step and makes no setting`);
  }
  return made;
}

function bindCalls(calls: readonly Call[], context: BindContext): Traversal {
  if (calls.length > MAX_STEPS) {
    throw languageError({
      code: 'GREMLIN_TOO_MANY_STEPS',
      text: context.text,
      offset: calls[MAX_STEPS]?.span.start ?? 0,
      what: `A traversal has more than ${MAX_STEPS} steps`,
      hint: 'Use repeat().',
      data: { limit: 'steps', value: MAX_STEPS },
    });
  }
  const bound: { step: Step; readonly call: Call }[] = [];
  const head = calls.findIndex((call) => traversalSteps.get(call.name)?.kind !== 'start');
  for (const call of withoutInfix(calls, Math.max(0, head))) {
    const definition = definitionOf(call, context);
    const made = definition.bind(call, context);
    if (isStep(made)) bound.push({ step: made, call });
    else if (made.kind === 'setting')
      throw misplaced(context, call, `${call.name}() comes right behind g`);
    else modulate(bound, made, { definition, call, context });
  }
  for (const { step, call } of bound) {
    if (step.incomplete !== undefined) throw misplaced(context, call, step.incomplete);
  }
  return { steps: bound.map(({ step }) => step) };
}

/** Shapes the step before it, which labels (`as()`) do not hide. */
function modulate(
  bound: { step: Step; readonly call: Call }[],
  modulation: Modulation,
  by: { readonly definition: StepDefinition; readonly call: Call; readonly context: BindContext },
): void {
  const before = bound.findLast(({ step }) => step.name !== 'as');
  const shaped = before?.step.modulate?.(modulation);
  if (before && shaped) {
    before.step = shaped;
    return;
  }
  const begun = by.definition.begin?.(modulation);
  if (!begun) {
    const place = before ? `behind ${before.call.name}()` : 'at the beginning';
    throw misplaced(by.context, by.call, `${by.call.name}() means nothing ${place}`);
  }
  bound.push({ step: begun, call: by.call });
}

function isStep(made: Made): made is Step {
  return 'open' in made;
}

function definitionOf(call: Call, context: BindContext): StepDefinition {
  const definition = traversalSteps.get(call.name);
  if (definition && call.args) return definition;
  if (definition) throw misplaced(context, call, `${call.name} is a step and needs parentheses`);
  if (sourceSteps.has(call.name)) {
    throw misplaced(context, call, `${call.name}() comes right behind g`);
  }
  const near = nearest(call.name, traversalSteps.keys());
  const isPredicate = predicateNames.includes(call.name);
  throw languageError({
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

function misplaced(context: BindContext, call: Call | undefined, what: string) {
  return languageError({
    code: 'GREMLIN_MISPLACED_STEP',
    text: context.text,
    offset: call?.span.start ?? 0,
    what: what.replace(/\.$/, ''),
  });
}
