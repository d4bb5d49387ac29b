import { integer, token } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { textStep } from '../text-step.ts';

const position = (name: string) => integer(name, Number.MIN_SAFE_INTEGER);
const between = (start: number, end?: number) => (text: string) => text.slice(start, end);

export const substringStep = defineStep({
  name: 'substring',
  kind: 'map',
  summary:
    'The part of each text from start up to, not including, end; negative positions count from the end. local: of each text of each list.',
  overloads: [
    overload([position('start')], (start) => textStep('substring', between(start))),
    overload([position('start'), position('end')], (start, end) =>
      textStep('substring', between(start, end)),
    ),
    overload([token('Scope'), position('start')], (scope, start) =>
      textStep('substring', between(start), scope),
    ),
    overload([token('Scope'), position('start'), position('end')], (scope, start, end) =>
      textStep('substring', between(start, end), scope),
    ),
  ],
});
