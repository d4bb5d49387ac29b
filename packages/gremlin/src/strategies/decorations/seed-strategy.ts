import { integer } from '../../plan/parameters.ts';
import { defineDecoration } from '../define-decoration.ts';

export const seedStrategy = defineDecoration({
  name: 'SeedStrategy',
  summary: 'Lets coin(), sample() and shuffling draw the same each time.',
  options: { seed: integer('integer', Number.MIN_SAFE_INTEGER) },
  make({ seed }) {
    if (seed === undefined)
      return { incomplete: 'SeedStrategy needs a seed, as in SeedStrategy(seed: 1)' };
    return { conditions: { seed } };
  },
});
