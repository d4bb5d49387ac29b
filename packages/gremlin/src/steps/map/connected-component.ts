import { rest, value } from '../../plan/parameters.ts';
import { computerOnly } from '../computer-only.ts';
import { defineStep, overload } from '../define-step.ts';

export const connectedComponentStep = defineStep({
  name: 'connectedComponent',
  kind: 'map',
  summary: 'Not supported: needs a graph computer.',
  overloads: [overload([rest(value('argument'))], () => computerOnly('connectedComponent'))],
});
