import type { Argument } from '../language/ast.ts';
import { languageError } from '../language/language-error.ts';
import { parseMath } from '../math/parse.ts';
import type { MathProgram } from '../math/program.ts';
import { MathFault } from '../math/tokens.ts';
import type { BindContext } from './bind-context.ts';
import { type Parameter, text } from './parameters.ts';

/** An expression of `math()`; a fault in it is placed in the query where the text is written out there. */
export function expression(): Parameter<MathProgram> {
  const written = text('expression');
  return {
    name: written.name,
    read(args, context) {
      const read = written.read(args, context);
      if (!read) return undefined;
      const program = parseMath(read.value);
      if (program instanceof MathFault) throw placed(program, read.value, args[0], context);
      return { value: program, taken: read.taken };
    },
  };
}

function placed(
  { what, at }: MathFault,
  expression: string,
  argument: Argument | undefined,
  context: BindContext,
) {
  const { start, end } = argument?.span ?? { start: 0, end: 0 };
  const isVerbatim = context.text.slice(start + 1, end - 1) === expression;
  return languageError({
    code: 'GREMLIN_MATH',
    text: context.text,
    offset: isVerbatim ? start + 1 + at : start,
    what: `The expression of math() cannot be read at its character ${at + 1}: ${what}`,
    data: { at },
  });
}
