import type { Token } from '@meshlapse/model';
import { name, token, traversal } from '../../plan/parameters.ts';
import type { Modulation, Projection } from '../../plan/step.ts';
import { defineStep, overload } from '../define-step.ts';

export const byStep = defineStep({
  name: 'by',
  kind: 'modulator',
  summary:
    'How the step before it looks at values: a key, T.id and the like, keys or values, a traversal; order() takes a direction.',
  overloads: [
    overload([], () => by({ kind: 'identity' })),
    overload([token('Order')], (order) => by({ kind: 'identity' }, order)),
    overload([token('T')], (given) => by({ kind: 'token', token: given })),
    overload([token('T'), token('Order')], (given, order) =>
      by({ kind: 'token', token: given }, order),
    ),
    overload([token('Column')], (given) => by({ kind: 'token', token: given })),
    overload([token('Column'), token('Order')], (given, order) =>
      by({ kind: 'token', token: given }, order),
    ),
    overload([name('key')], (key) => by({ kind: 'key', key })),
    overload([name('key'), token('Order')], (key, order) => by({ kind: 'key', key }, order)),
    overload([traversal()], (given) => by({ kind: 'traversal', traversal: given })),
    overload([traversal(), token('Order')], (given, order) =>
      by({ kind: 'traversal', traversal: given }, order),
    ),
  ],
});

function by(projection: Projection, order?: Token): Modulation {
  return { kind: 'by', by: projection, order };
}
