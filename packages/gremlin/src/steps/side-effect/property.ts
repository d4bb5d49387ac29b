import type { Modulation, PropertySetting, Step } from '../../plan/step.ts';
import {
  cardinality,
  foundKey,
  metaProperties,
  operand,
  wantedMap,
} from '../../plan/write-parameters.ts';
import { settingsOf } from '../../writing/property-settings.ts';
import { defineStep, overload } from '../define-step.ts';
import { SetProperties } from '../set-properties.ts';

export const propertyStep = defineStep({
  name: 'property',
  kind: 'sideEffect',
  summary:
    'Sets a property, or all of a map: of elements, of properties of vertices, and of what addV() and addE() make.',
  overloads: [
    overload([cardinality(), wantedMap('map')], (many, map) => said(settingsOf(map, many))),
    overload(
      [cardinality(), foundKey(), operand('value'), metaProperties()],
      (many, key, value, meta) => said([{ key, value, cardinality: many, meta }]),
    ),
    overload([wantedMap('map')], (map) => said(settingsOf(map))),
    overload([foundKey(), operand('value'), metaProperties()], (key, value, meta) =>
      said([{ key, value, meta }]),
    ),
  ],
  begin,
});

function said(settings: readonly PropertySetting[] | undefined): Modulation | undefined {
  return settings && { kind: 'property', settings };
}

/** Behind anything but a step that makes elements it is a step of its own. */
function begin(modulation: Modulation): Step | undefined {
  return modulation.kind === 'property' ? new SetProperties(modulation.settings) : undefined;
}
