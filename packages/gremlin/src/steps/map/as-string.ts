import { token } from '../../plan/parameters.ts';
import type { Step } from '../../plan/step.ts';
import { textsOf } from '../../runner/texts.ts';
import { membersOf } from '../../values/collection.ts';
import { unexpected } from '../../values/type-error.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapAllStep } from '../make-step.ts';

const each = () => mapAllStep({ name: 'asString' }, textsOfAll);

export const asStringStep = defineStep({
  name: 'asString',
  kind: 'map',
  summary: 'Each value as text. local: each member of each list.',
  overloads: [
    overload([], each),
    overload([token('Scope', 'global')], each),
    overload([token('Scope', 'local')], local),
  ],
});

function textsOfAll(values: readonly LiveValue[]): Promise<readonly string[]> {
  if (values.includes(null)) throw unexpected("Can't parse null as String", null);
  return textsOf(values);
}

function local(): Step {
  return mapAllStep({ name: 'asString' }, async (values) => {
    const results: LiveValue[] = [];
    for (const value of values) {
      const members = membersOf(value);
      const texts = await textsOfAll(members ?? [value]);
      results.push(members ? texts : (texts[0] ?? null));
    }
    return results;
  });
}
