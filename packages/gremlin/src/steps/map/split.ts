import { nullableText } from '../../plan/nullable-parameters.ts';
import { token } from '../../plan/parameters.ts';
import { words } from '../../values/white-space.ts';
import { defineStep, overload } from '../define-step.ts';
import { type TextChange, textStep } from '../text-step.ts';

export const splitStep = defineStep({
  name: 'split',
  kind: 'map',
  summary:
    'The parts of each text between separators: null for white space, empty for each character. local: of each text of each list.',
  overloads: [
    overload([nullableText('separator')], (separator) => textStep('split', at(separator))),
    overload([token('Scope'), nullableText('separator')], (scope, separator) =>
      textStep('split', at(separator), scope),
    ),
  ],
});

/** Separators in a row count as one; only the last part may be empty. */
function at(separator: string | null): TextChange {
  if (separator === null) return words;
  if (separator === '') return (text) => (text === '' ? [''] : text.split(''));
  return (text) => {
    const parts = text === '' ? [] : text.split(separator);
    return parts.filter((part, i) => part !== '' || i === parts.length - 1);
  };
}
