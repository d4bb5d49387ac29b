import { defineStep, overload } from '../define-step.ts';

export const writeStep = defineStep({
  name: 'write',
  kind: 'modulator',
  summary: 'Writes the graph, as of the time of the query, to the file of io(); gives nothing.',
  overloads: [overload([], () => ({ kind: 'file', action: 'write' }))],
});
