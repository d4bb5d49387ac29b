import type { Modulation, Step } from '../../plan/step.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapStep } from '../make-step.ts';
import { localValues } from '../reduce.ts';
import { indexesAsMap, optionNamed } from '../with-options.ts';

export const indexStep = defineStep({
  name: 'index',
  kind: 'map',
  summary:
    'The members of each collection with their positions: pairs, or with(WithOptions.indexer, WithOptions.map) a map.',
  overloads: [overload([], () => indexed(false))],
});

function indexed(asMap: boolean): Step {
  const step = mapStep({ name: 'index' }, (value) => {
    const members = localValues(value) ?? [value];
    if (asMap) return new Map<LiveValue, LiveValue>(members.entries());
    return members.map((member, i) => [member, i]);
  });
  return { ...step, modulate: (modulation) => reshape(modulation) };
}

function reshape(modulation: Modulation): Step | undefined {
  if (modulation.kind !== 'with') return undefined;
  const asMap =
    optionNamed(modulation.key) === 'indexer' ? indexesAsMap(modulation.value) : undefined;
  return asMap === undefined ? undefined : indexed(asMap);
}
