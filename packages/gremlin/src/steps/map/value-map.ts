import { boolean, keys } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { PropertyMapStep } from '../property-map-step.ts';

export const valueMapStep = defineStep({
  name: 'valueMap',
  kind: 'map',
  summary:
    'A map of keys to values: lists of them for vertices. with(WithOptions.tokens) adds id and label.',
  overloads: [
    overload(
      [boolean('withTokens'), keys()],
      (withTokens, named) =>
        new PropertyMapStep({
          name: 'valueMap',
          keys: named,
          tokens: withTokens ? ['id', 'label'] : [],
        }),
    ),
    overload(
      [keys()],
      (named) => new PropertyMapStep({ name: 'valueMap', keys: named, tokens: [] }),
    ),
  ],
});
