import { operand } from '../../plan/write-parameters.ts';
import { AddVertex } from '../add-vertex.ts';
import { defineStep, overload } from '../define-step.ts';

export const addVStep = defineStep({
  name: 'addV',
  kind: 'map',
  summary: "Makes a vertex; without a label it is a 'vertex'.",
  canStart: true,
  overloads: [
    overload([], () => new AddVertex({ label: undefined, settings: [] })),
    overload([operand('label')], (label) => new AddVertex({ label, settings: [] })),
  ],
});
