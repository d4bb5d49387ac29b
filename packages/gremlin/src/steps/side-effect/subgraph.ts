import { name } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { gatheringSideEffect } from '../grouping-step.ts';
import { SubgraphGathering } from '../subgraph-gathering.ts';

export const subgraphStep = defineStep({
  name: 'subgraph',
  kind: 'sideEffect',
  summary: 'Gathers edges, with the vertices at their ends, as a graph under a key.',
  overloads: [
    overload([name('sideEffectKey')], (key) =>
      gatheringSideEffect('subgraph', key, SubgraphGathering),
    ),
  ],
});
