import { texts } from '../../plan/parameters.ts';
import type { Projection } from '../../plan/step.ts';
import { defineDecoration } from '../define-decoration.ts';

export const productiveByStrategy = defineDecoration({
  name: 'ProductiveByStrategy',
  summary: 'Takes null where by() sees nothing, instead of leaving the traverser out.',
  options: { productiveKeys: texts() },
  make({ productiveKeys = [] }) {
    const isKnown = (by: Projection) => by.kind === 'key' && productiveKeys.includes(by.key);
    return {
      modulation(modulation) {
        if (modulation.kind !== 'by' || modulation.by.kind === 'identity') return modulation;
        if (modulation.by.kind === 'token' || isKnown(modulation.by)) return modulation;
        return { ...modulation, by: { ...modulation.by, isProductive: true } };
      },
    };
  },
});
