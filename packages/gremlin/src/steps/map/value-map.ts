import { boolean, rest, text } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { PropertyMapStep } from '../property-map-step.ts';

export const valueMapStep = defineStep({
  name: 'valueMap',
  kind: 'map',
  summary:
    'A map of keys to values: lists of them for vertices. with(WithOptions.tokens) adds id and label.',
  overloads: [
    overload(
      [boolean('withTokens'), rest(text('key'))],
      (withTokens, keys) =>
        new PropertyMapStep({ name: 'valueMap', keys, tokens: withTokens ? ['id', 'label'] : [] }),
    ),
    overload(
      [rest(text('key'))],
      (keys) => new PropertyMapStep({ name: 'valueMap', keys, tokens: [] }),
    ),
  ],
});
