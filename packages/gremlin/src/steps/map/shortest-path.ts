import { rest, value } from '../../plan/parameters.ts';
import { computerOnly } from '../computer-only.ts';
import { defineStep, overload } from '../define-step.ts';

export const shortestPathStep = defineStep({
  name: 'shortestPath',
  kind: 'map',
  summary: 'Not supported: needs a graph computer.',
  overloads: [overload([rest(value('argument'))], () => computerOnly('shortestPath'))],
});
