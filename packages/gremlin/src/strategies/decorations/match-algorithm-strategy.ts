import { text } from '../../plan/parameters.ts';
import { defineDecoration } from '../define-decoration.ts';

const ALGORITHMS = ['CountMatchAlgorithm', 'GreedyMatchAlgorithm'];

/** The engine always begins with the pattern that narrows most; results are the same either way. */
export const matchAlgorithmStrategy = defineDecoration({
  name: 'MatchAlgorithmStrategy',
  summary: 'In which order match() takes its patterns; results do not depend on it.',
  options: { matchAlgorithm: text('text') },
  make({ matchAlgorithm = 'CountMatchAlgorithm' }) {
    const name = matchAlgorithm.split(/[.$]/).at(-1) ?? '';
    if (ALGORITHMS.includes(name)) return {};
    return {
      incomplete: `'${matchAlgorithm}' is no algorithm of match(): ${ALGORITHMS.join(' and ')} are`,
    };
  },
});
