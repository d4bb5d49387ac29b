import { Token } from '@meshlapse/model';
import type { Modulation, Step } from '../../plan/step.ts';
import type { LiveValue } from '../../values/value.ts';
import { defineStep, overload } from '../define-step.ts';
import { mapStep } from '../make-step.ts';
import { localValues } from '../reduce.ts';

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
  const { key, value } = modulation;
  const isIndexer = key instanceof Token && key.name === 'indexer';
  return isIndexer && value instanceof Token ? indexed(value.name === 'map') : undefined;
}
