import t from 'tap';
import { adjacentVertices } from '../../../../packages/gremlin/src/strategies/rewrites/adjacent-vertices.ts';
import { answers } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { planned } from '../../support/planned.ts';

t.test('edges that are only passed are left out', (t) => {
  const plans: readonly (readonly [string, readonly string[]])[] = [
    ["g.V().outE('a', 'b').inV()", ['V()', 'out(a, b)']],
    ['g.V().inE().outV()', ['V()', 'in()']],
    ['g.V().outE().outV()', ['V()', 'outE()', 'outV']],
    ['g.V().bothE().inV()', ['V()', 'bothE()', 'inV']],
    ['g.V().outE().as("e").inV()', ['V()', 'outE()', 'as', 'inV']],
    ['g.V().outE().has("weight").inV()', ['V()', 'outE()', 'has(weight)', 'inV']],
    ['g.V().outE().inV().outE().inV()', ['V()', 'out()', 'out()']],
  ];
  for (const [text, plan] of plans) t.strictSame(planned(text, [adjacentVertices]), plan, text);
  t.strictSame(planned('g.V().outE().inV()', [adjacentVertices], { tracking: 'path' }), [
    'V()',
    'outE()',
    'inV',
  ]);
  t.end();
});

t.test('edges stay on paths', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(4).outE('created').inV()", ['v[3]', 'v[5]']],
    ["g.V(4).outE('created').inV().path()", ['path[v[4], e[10], v[5]]', 'path[v[4], e[11], v[3]]']],
  ]);
});
