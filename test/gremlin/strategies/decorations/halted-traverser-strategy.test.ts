import { Vertex } from '@meshlapse/model';
import t from 'tap';
import { ask, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the factory says whether elements come with their properties', async (t) => {
  const graph = await modernGraph();
  const found = async (options: string) => {
    const [first] = await ask(graph, `g.withStrategies(HaltedTraverserStrategy${options}).V(1)`);
    return first instanceof Vertex && first.properties !== undefined;
  };
  t.equal(await found(''), true);
  t.equal(await found("(haltedTraverserFactory: 'a.b.DetachedFactory')"), true);
  t.equal(await found("(haltedTraverserFactory: 'a.b.ReferenceFactory')"), false);
  await refusals(t, graph, [
    [
      "g.withStrategies(HaltedTraverserStrategy(haltedTraverserFactory: 'a.b.Steel')).V(1)",
      'GREMLIN_ARGUMENTS',
      'HaltedTraverserStrategy',
    ],
  ]);
});
