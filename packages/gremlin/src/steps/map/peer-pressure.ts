import { rest, value } from '../../plan/parameters.ts';
import { computerOnly } from '../computer-only.ts';
import { defineStep, overload } from '../define-step.ts';

export const peerPressureStep = defineStep({
  name: 'peerPressure',
  kind: 'map',
  summary: 'Not supported: needs a graph computer.',
  overloads: [overload([rest(value('argument'))], () => computerOnly('peerPressure'))],
});
