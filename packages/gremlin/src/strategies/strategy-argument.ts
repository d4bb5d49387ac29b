import type { Argument, Call } from '../language/ast.ts';
import { languageError } from '../language/language-error.ts';
import { argumentError, type BindContext } from '../plan/bind-context.ts';
import type { Decoration } from '../plan/decoration.ts';
import { didYouMean, nearest } from '../plan/nearest.ts';
import type { Parameter } from '../plan/parameters.ts';
import { acceptedStrategies } from './accepted-strategies.ts';
import { decorations } from './decorations.gen.ts';
import type { DecorationDefinition } from './define-decoration.ts';

/** Every strategy that queries may name, by name. */
export const namedStrategies: ReadonlyMap<string, DecorationDefinition> = new Map(
  [...decorations, ...acceptedStrategies]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((definition) => [definition.name, definition]),
);

/** `SubgraphStrategy(vertices: ...)`, with or without `new`; the name alone where there are no options. */
export function strategy(): Parameter<Decoration> {
  return {
    name: 'strategy',
    read([argument], context) {
      if (!argument) return undefined;
      const call = callOf(argument, context);
      return { value: definitionOf(call, context).bind(call, context), taken: 1 };
    },
  };
}

/** The name of a strategy, without options. */
export function strategyName(): Parameter<string> {
  return {
    name: 'strategy',
    read([argument], context) {
      if (!argument) return undefined;
      const call = callOf(argument, context);
      if (call.args)
        throw argumentError(context, call.span, 'Only the name of a strategy goes here');
      return { value: definitionOf(call, context).name, taken: 1 };
    },
  };
}

function callOf(argument: Argument, context: BindContext): Call {
  const [call, more] = argument.kind === 'chain' ? argument.calls : [];
  if (call && !more) return call;
  throw argumentError(
    context,
    argument.span,
    'A strategy is written by its name, as in ReadOnlyStrategy or SeedStrategy(seed: 1)',
  );
}

/** Drivers send names with the package of their class in front. */
function definitionOf({ name, span }: Call, context: BindContext): DecorationDefinition {
  const short = name.slice(name.lastIndexOf('.') + 1);
  const definition = namedStrategies.get(short);
  if (definition) return definition;
  const near = nearest(short, namedStrategies.keys());
  throw languageError({
    code: 'GREMLIN_UNKNOWN_STRATEGY',
    text: context.text,
    offset: span.start,
    what: `There is no strategy ${short}`,
    hint: didYouMean(near, (other) => other) || 'The reference lists all strategies.',
    data: { name: short, nearest: near },
  });
}
