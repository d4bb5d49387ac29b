import type { Argument, Call } from '../language/ast.ts';
import { languageError } from '../language/language-error.ts';
import { argumentError, type BindContext } from '../plan/bind-context.ts';
import type { Decoration } from '../plan/decoration.ts';
import { didYouMean, nearest } from '../plan/nearest.ts';
import type { Parameter } from '../plan/parameters.ts';

type NamedArgument = Extract<Argument, { kind: 'named' }>;

/** A strategy that queries may name, with the options it takes. */
export interface DecorationDefinition {
  readonly name: string;
  /** One line for documentation and completion. */
  readonly summary: string;
  /** How it is written, with all options. */
  readonly usage: string;
  /** @throws {CodedError} `GREMLIN_ARGUMENTS` for an option that is not known or has the wrong kind of value. */
  bind(call: Call, context: BindContext): Decoration;
}

type Options = Readonly<Record<string, Parameter<unknown>>>;

type ValuesOf<O extends Options> = {
  readonly [K in keyof O]?: O[K] extends Parameter<infer T> ? T : never;
};

type MadeDecoration = Omit<Decoration, 'name'> & {
  /** What the options lack, as a sentence without its full stop. */
  readonly incomplete?: string | undefined;
};

/**
 * A strategy with options, all of which may be left out; drivers add one called `strategy` with the class.
 *
 * Options that are not listed are refused unless `others` reads them.
 */
export function defineDecoration<const O extends Options>(definition: {
  readonly name: string;
  readonly summary: string;
  readonly options: O;
  readonly others?: Parameter<unknown>;
  make(options: ValuesOf<O>, others: ReadonlyMap<string, unknown>): MadeDecoration;
}): DecorationDefinition {
  const { name, summary, options, others } = definition;
  const shown = Object.entries(options).map(([key, { name: kind }]) => `${key}: ${kind}`);
  if (others) shown.push(`option: ${others.name}`);
  return {
    name,
    summary,
    usage: shown.length === 0 ? name : `${name}(${shown.join(', ')})`,
    bind(call, context) {
      const { own, rest } = readOptions(definition, call, context);
      const made = definition.make(own as ValuesOf<O>, rest);
      if (made.incomplete !== undefined) throw argumentError(context, call.span, made.incomplete);
      const settings = (made.settings ?? []).map((setting) => ({ ...setting, span: call.span }));
      return { name, ...made, settings };
    },
  };
}

function readOptions(
  of: { readonly name: string; readonly options: Options; readonly others?: Parameter<unknown> },
  call: Call,
  context: BindContext,
): { readonly own: Readonly<Record<string, unknown>>; readonly rest: Map<string, unknown> } {
  const { name, options, others } = of;
  const own = new Map<string, unknown>();
  const rest = new Map<string, unknown>();
  for (const argument of namedArguments(name, call, context)) {
    if (argument.name === 'strategy') continue;
    const listed = Object.hasOwn(options, argument.name) ? options[argument.name] : undefined;
    const parameter = listed ?? others;
    if (!parameter) throw unknownOption(name, argument, Object.keys(options), context);
    (listed ? own : rest).set(argument.name, readOption(name, parameter, argument, context));
  }
  return { own: Object.fromEntries(own), rest };
}

function namedArguments(name: string, call: Call, context: BindContext): readonly NamedArgument[] {
  return (call.args ?? []).map((argument) => {
    if (argument.kind === 'named') return argument;
    const what = `Options of ${name} are written with their names, as in ${name}(option: value)`;
    throw argumentError(context, argument.span, what);
  });
}

function readOption(
  strategy: string,
  parameter: Parameter<unknown>,
  argument: NamedArgument,
  context: BindContext,
): unknown {
  const read = parameter.read([argument.value], context);
  if (read) return read.value;
  const what = `The option is written as ${strategy}(${argument.name}: ${parameter.name})`;
  throw argumentError(context, argument.value.span, what);
}

function unknownOption(
  strategy: string,
  argument: NamedArgument,
  known: readonly string[],
  context: BindContext,
): Error {
  const near = didYouMean(nearest(argument.name, known), (name) => name);
  const all = known.length === 0 ? 'It has none.' : `It has ${known.join(', ')}.`;
  return languageError({
    code: 'GREMLIN_ARGUMENTS',
    text: context.text,
    offset: argument.span.start,
    what: `${strategy} has no option ${argument.name}`,
    hint: near || all,
  });
}
