import { texts } from '../../plan/parameters.ts';
import { defineDecoration } from '../define-decoration.ts';
import { raiseObjection, verificationOptions } from '../verification.ts';

export const reservedKeysVerificationStrategy = defineDecoration({
  name: 'ReservedKeysVerificationStrategy',
  summary:
    'Refuses property keys that are reserved (id and label, or those given), or warns of them.',
  options: { keys: texts(), ...verificationOptions },
  make: ({ keys = ['id', 'label'], ...options }) => ({
    modulation(modulation, about) {
      if (modulation.kind !== 'property') return modulation;
      for (const { key } of modulation.settings) {
        if (typeof key !== 'string' || !keys.includes(key)) continue;
        const what = `The provided traversal is setting a property key to a reserved word: ${key}`;
        raiseObjection(options, about, what);
      }
      return modulation;
    },
  }),
});
