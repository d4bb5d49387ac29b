import { boolean, texts } from '../../plan/parameters.ts';
import { defineDecoration } from '../define-decoration.ts';

/** JavaScript's driver says `logWarnings`, all others `logWarning`. */
export const reservedKeysVerificationStrategy = defineDecoration({
  name: 'ReservedKeysVerificationStrategy',
  summary:
    'Refuses property keys that are reserved (id and label, or those given), or warns of them.',
  options: {
    keys: texts(),
    throwException: boolean('boolean'),
    logWarning: boolean('boolean'),
    logWarnings: boolean('boolean'),
  },
  make: ({
    keys = ['id', 'label'],
    throwException = false,
    logWarning = false,
    logWarnings = logWarning,
  }) => ({
    modulation(modulation, about) {
      if (modulation.kind !== 'property') return modulation;
      for (const { key } of modulation.settings) {
        if (typeof key !== 'string' || !keys.includes(key)) continue;
        const what = `The provided traversal is setting a property key to a reserved word: ${key}`;
        if (logWarnings) about.warn(`${what}.`);
        if (throwException) throw about.refuse(what);
      }
      return modulation;
    },
  }),
});
