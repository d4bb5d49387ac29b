import { nullableText } from '../../plan/nullable-parameters.ts';
import { rest, traversal } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import { firstResults } from '../../runner/local.ts';
import type { Traverser } from '../../runner/traverser.ts';
import { joinTexts } from '../../values/text-limit.ts';
import { unexpected } from '../../values/type-error.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapStep } from '../make-step.ts';
import { nestedStep } from '../nested-step.ts';

export const concatStep = defineStep({
  name: 'concat',
  kind: 'map',
  summary:
    'Each text with others behind it: written out, or the first that each traversal gives. Nulls are passed over.',
  overloads: [
    overload([rest(nullableText('text'))], (texts) =>
      mapStep({ name: 'concat' }, (value) => joined([value, ...texts])),
    ),
    overload([rest(traversal(), 1)], concatResults),
  ],
});

function concatResults(traversals: Parameters<typeof nestedStep>[1]): Step {
  return nestedStep('concat', traversals, async (batch, nested, run) => {
    const columns: (readonly (Traverser | undefined)[])[] = [];
    for (const given of nested) columns.push(await firstResults(given, batch, run));
    return batch.map((traverser, i) =>
      traverser.move(
        joined([traverser.value, ...columns.map((column) => column[i]?.value ?? null)]),
      ),
    );
  });
}

/** Null when there is nothing but nulls. */
function joined(parts: readonly LiveValue[]): string | null {
  const texts = parts.filter((part) => part !== null);
  const isText = (part: LiveValue) => typeof part === 'string';
  const other = texts.find((part) => !isText(part));
  if (other !== undefined) {
    throw unexpected('String concat() can only take string as argument', other);
  }
  return texts.length === 0 ? null : joinTexts(texts.filter((part) => typeof part === 'string'));
}
