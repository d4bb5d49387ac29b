import { defineStep, overload } from '../define-step.ts';

export const readStep = defineStep({
  name: 'read',
  kind: 'modulator',
  summary: 'Adds what the file of io() holds to the graph, with its ids; gives nothing.',
  overloads: [overload([], () => ({ kind: 'file', action: 'read' }))],
});
