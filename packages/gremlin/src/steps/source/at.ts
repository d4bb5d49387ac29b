import { value } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';

export const atStep = defineStep({
  name: 'at',
  kind: 'source',
  summary: "Reads the graph as of an instant: ISO 8601 with an offset, '-5m', 'now' or a datetime.",
  overloads: [overload([value('time')], (time) => ({ kind: 'setting', name: 'at', value: time }))],
});
