import { operand } from '../../plan/write-parameters.ts';
import { AddEdge } from '../add-edge.ts';
import { defineStep, overload } from '../define-step.ts';

export const addEStep = defineStep({
  name: 'addE',
  kind: 'map',
  summary: 'Makes an edge; from() and to() name its ends, one may be where the traverser is.',
  canStart: true,
  overloads: [overload([operand('label')], (label) => new AddEdge({ label, settings: [] }))],
});
