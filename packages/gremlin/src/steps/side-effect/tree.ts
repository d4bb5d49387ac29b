import { name } from '../../plan/parameters.ts';
import { defineStep, overload } from '../define-step.ts';
import { gatheringBarrier, gatheringSideEffect } from '../grouping-step.ts';
import { TreeGrowing } from '../tree-growing.ts';

export const treeStep = defineStep({
  name: 'tree',
  kind: 'sideEffect',
  summary:
    'The ways of all traversers as one tree, each object as the by()s in turn see it. With a key: grows it beside the traversal.',
  overloads: [
    overload([], () => gatheringBarrier('tree', TreeGrowing)),
    overload([name('sideEffectKey')], (key) => gatheringSideEffect('tree', key, TreeGrowing)),
  ],
});
