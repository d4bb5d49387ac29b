import { nullableText } from '../../plan/nullable-parameters.ts';
import { token } from '../../plan/parameters.ts';
import { joinTexts } from '../../values/text-limit.ts';
import { defineStep, overload } from '../define-step.ts';
import { type TextChange, textStep } from '../text-step.ts';

export const replaceStep = defineStep({
  name: 'replace',
  kind: 'map',
  summary:
    'Each text with every occurrence of one text replaced by another. local: each text of each list.',
  overloads: [
    overload([nullableText('old'), nullableText('new')], (old, by) =>
      textStep('replace', replacing(old, by)),
    ),
    overload([token('Scope'), nullableText('old'), nullableText('new')], (scope, old, by) =>
      textStep('replace', replacing(old, by), scope),
    ),
  ],
});

/** Without something to look for, or to put there, texts stay. */
function replacing(old: string | null, by: string | null): TextChange {
  if (!old || by === null) return (text) => text;
  return (text) => joinTexts(text.split(old), by);
}
