import type { ElementKind } from '@meshlapse/model';
import type { Step } from '../../plan/step.ts';

/** Lets everything through, and says so when nothing came. */
export function requireFound(kind: ElementKind, notFound: () => Error): Step {
  return {
    name: `the ${kind}`,
    bears: 'time',
    open: (input) => {
      let isFound = false;
      return {
        async pull() {
          const batch = await input.pull();
          if (!batch && !isFound) throw notFound();
          isFound = true;
          return batch;
        },
      };
    },
  };
}
