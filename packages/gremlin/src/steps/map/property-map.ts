import { keys } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { PropertyMapStep } from '../property-map-step.ts';

export const propertyMapStep = defineStep({
  name: 'propertyMap',
  kind: 'map',
  summary: 'A map of keys to properties: lists of them for vertices.',
  overloads: [
    overload(
      [keys()],
      (named) => new PropertyMapStep({ name: 'propertyMap', keys: named, tokens: [] }),
    ),
  ],
});
