import { allSteps } from '../../plan/step.ts';
import { defineDecoration } from '../define-decoration.ts';

export const readOnlyStrategy = defineDecoration({
  name: 'ReadOnlyStrategy',
  summary: 'Refuses queries that change the graph.',
  options: {},
  make: () => ({
    verify(plan, _names, about) {
      for (const step of allSteps(plan)) {
        if (!step.writes) continue;
        const what = `The provided traversal has a mutating step and thus is not read only: ${step.name}()`;
        throw about.refuse(what, step);
      }
    },
  }),
});
