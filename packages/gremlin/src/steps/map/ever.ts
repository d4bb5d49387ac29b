import { defineStep, overload } from '../define-step.ts';
import { batchStep } from '../make-step.ts';

/** What plans do with it is in {@link ../../plan/over-time.ts}. */
export const everStep = defineStep({
  name: 'ever',
  kind: 'map',
  summary:
    'In an interval: what follows counts, sorts and compares all that ever was, not what was so at each instant.',
  overloads: [
    overload([], () =>
      batchStep({ name: 'ever' }, (batch) => batch.map((traverser) => traverser.narrow(undefined))),
    ),
  ],
});
