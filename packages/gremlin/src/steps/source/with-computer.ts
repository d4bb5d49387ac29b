import { rest, value } from '../../plan/parameters.ts';
import { computerOnly } from '../computer-only.ts';
import { defineStep, overload } from '../define-step.ts';

export const withComputerStep = defineStep({
  name: 'withComputer',
  kind: 'source',
  summary: 'Not supported: needs a graph computer.',
  overloads: [overload([rest(value('argument'))], () => computerOnly('withComputer'))],
});
