import type { Argument, Call, Span } from '../language/ast.ts';
import type { Beginning } from '../plan/beginning.ts';
import { argumentError, type BindContext } from '../plan/bind-context.ts';
import type { Decoration } from '../plan/decoration.ts';
import { isVariable, type Parameter } from '../plan/parameters.ts';
import type { Modulation, Step } from '../plan/step.ts';
import type { LiveValue } from '../values/value.ts';

/** What a step does to traversers; also the folder it lives in. */
export type StepKind =
  | 'source'
  | 'start'
  | 'filter'
  | 'map'
  | 'flatMap'
  | 'branch'
  | 'barrier'
  | 'sideEffect'
  | 'modulator';

/** What a source step such as `at()` sets for the whole query. */
export interface Setting {
  readonly kind: 'setting';
  readonly name: string;
  readonly value: LiveValue;
  /** Where the query says it. */
  readonly span?: Span;
}

/** Strategies that the query names, and names of those that it takes back. */
interface StrategyChoice {
  readonly kind: 'strategies';
  readonly named: readonly Decoration[];
  readonly without: readonly string[];
}

/** What a call becomes: a step of the plan, a change of the step before it, or something said of the whole query. */
export type Made = Step | Modulation | Setting | Beginning | StrategyChoice;

/** Arguments of the right kinds that still mean nothing together. */
export interface Refusal {
  readonly kind: 'refusal';
  /** What is wrong, as a sentence without its full stop; the position is put behind it. */
  readonly what: string;
}

export function refusal(what: string): Refusal {
  return { kind: 'refusal', what };
}

/** A name of the language, with the forms in which it may be called. */
export interface StepDefinition {
  readonly name: string;
  readonly kind: StepKind;
  /** One line for documentation and completion. */
  readonly summary: string;
  readonly usages: readonly string[];
  /** @throws {CodedError} `GREMLIN_ARGUMENTS` when no form fits. */
  bind(call: Call, context: BindContext): Made;
  /** Whether it may be the first step of a query. */
  readonly canStart: boolean;
  /** A modulator that may also stand first begins a step of its own. */
  readonly begin?: (modulation: Modulation) => Step | undefined;
}

export interface Overload {
  readonly parameters: readonly Parameter<unknown>[];
  make(args: readonly Argument[], context: BindContext): Made | Refusal | undefined;
}

type Values<P extends readonly Parameter<unknown>[]> = {
  [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

/** One form of a step: its parameters, and what it becomes with values for them; `undefined` when these do not fit. */
export function overload<const P extends readonly Parameter<unknown>[]>(
  parameters: P,
  make: (...values: Values<P>) => Made | Refusal | undefined,
): Overload {
  return {
    parameters,
    make(args, context) {
      const values: unknown[] = [];
      let rest = args;
      for (const parameter of parameters) {
        const read = parameter.read(rest, context);
        if (!read) return undefined;
        values.push(read.value);
        rest = rest.slice(read.taken);
      }
      return rest.length === 0 ? make(...(values as Values<P>)) : undefined;
    },
  };
}

/** The first form that fits is taken, so narrower ones stand before wider ones. */
export function defineStep(definition: {
  readonly name: string;
  readonly kind: StepKind;
  readonly summary: string;
  readonly overloads: readonly Overload[];
  readonly canStart?: boolean;
  readonly begin?: (modulation: Modulation) => Step | undefined;
}): StepDefinition {
  const { name, overloads, ...described } = definition;
  const usages = overloads.map(
    ({ parameters }) => `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`,
  );
  return {
    ...described,
    name,
    canStart: definition.canStart ?? definition.kind === 'start',
    usages,
    bind(call, context) {
      for (const candidate of overloads) {
        const made = candidate.make(call.args ?? [], context);
        if (!made) continue;
        if ('kind' in made && made.kind === 'refusal') {
          throw argumentError(context, call.span, made.what);
        }
        return made;
      }
      const called = `${name}() is called as ${usages.join(' or ')}`;
      const variable = call.args?.find((argument) => isVariable(argument, context));
      const hasNames = overloads.some(({ parameters }) => parameters.some((of) => of.isWritten));
      if (!variable || !hasNames) throw argumentError(context, call.span, called);
      const why = 'names and keys are written in the query, a variable cannot stand for them';
      throw argumentError(context, variable.span, `${called}; ${why}`);
    },
  };
}
