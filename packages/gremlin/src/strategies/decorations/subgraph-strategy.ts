import { boolean, traversal } from '../../plan/parameters.ts';
import { defineDecoration } from '../define-decoration.ts';
import { restrict } from '../restrict.ts';

/** The criteria themselves see the whole graph. */
export const subgraphStrategy = defineDecoration({
  name: 'SubgraphStrategy',
  summary:
    'Sees only vertices, edges and vertex properties for which the traversals give something; edges only with both their vertices, unless told otherwise.',
  options: {
    vertices: traversal(),
    edges: traversal(),
    vertexProperties: traversal(),
    checkAdjacentVertices: boolean('boolean'),
  },
  make({ vertices, edges, vertexProperties, checkAdjacentVertices = true }) {
    if (!vertices && !edges && !vertexProperties) {
      return { incomplete: 'SubgraphStrategy needs vertices, edges or vertexProperties' };
    }
    const criteria = { vertices, edges, vertexProperties, checkAdjacentVertices };
    return { apply: (plan) => restrict(plan, criteria) };
  },
});
