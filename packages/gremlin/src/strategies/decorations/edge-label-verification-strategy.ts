import { boolean } from '../../plan/parameters.ts';
import { allSteps } from '../../plan/step.ts';
import { Adjacent } from '../../steps/adjacent.ts';
import { defineDecoration } from '../define-decoration.ts';

/** JavaScript's driver says `logWarnings`, all others `logWarning`. */
export const edgeLabelVerificationStrategy = defineDecoration({
  name: 'EdgeLabelVerificationStrategy',
  summary: 'Refuses steps such as out() that name no edge label, or warns of them.',
  options: {
    throwException: boolean('boolean'),
    logWarning: boolean('boolean'),
    logWarnings: boolean('boolean'),
  },
  make: ({ throwException = false, logWarning = false, logWarnings = logWarning }) => ({
    verify(plan, _names, about) {
      for (const step of allSteps(plan)) {
        if (!(step instanceof Adjacent) || step.labels.length > 0) continue;
        const what = `The provided traversal contains a vertex step without any specified edge label: ${step.name}()`;
        if (logWarnings) about.warn(`${what}.`);
        if (throwException) throw about.refuse(what, step);
      }
    },
  }),
});
