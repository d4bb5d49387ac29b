import { allSteps } from '../../plan/step.ts';
import { Adjacent } from '../../steps/adjacent.ts';
import { defineDecoration } from '../define-decoration.ts';
import { raiseObjection, verificationOptions } from '../verification.ts';

export const edgeLabelVerificationStrategy = defineDecoration({
  name: 'EdgeLabelVerificationStrategy',
  summary: 'Refuses steps such as out() that name no edge label, or warns of them.',
  options: verificationOptions,
  make: (options) => ({
    verify(plan, _names, about) {
      for (const step of allSteps(plan)) {
        if (!(step instanceof Adjacent) || step.labels.length > 0) continue;
        const what = `The provided traversal contains a vertex step without any specified edge label: ${step.name}()`;
        raiseObjection(options, about, what, step);
      }
    },
  }),
});
