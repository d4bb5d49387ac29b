import { value } from '../../plan/parameters.ts';
import { defineDecoration } from '../define-decoration.ts';

export const vertexProgramStrategy = defineDecoration({
  name: 'VertexProgramStrategy',
  summary: 'Asks for a graph computer; there is none, so the query runs as always and says so.',
  options: {},
  others: value('value'),
  make: () => ({
    verify(_plan, _names, about) {
      about.warn(
        'VertexProgramStrategy asks for a graph computer. There is none: the query ran as always.',
      );
    },
  }),
});
