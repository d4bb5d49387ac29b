import { defineDecoration } from '../define-decoration.ts';

export const vertexProgramRestrictionStrategy = defineDecoration({
  name: 'VertexProgramRestrictionStrategy',
  summary: 'Refuses queries that ask for a graph computer.',
  options: {},
  make: () => ({
    verify(_plan, names, about) {
      if (names.has('VertexProgramStrategy')) {
        throw about.refuse('The TraversalSource does not allow the use of a GraphComputer');
      }
    },
  }),
});
