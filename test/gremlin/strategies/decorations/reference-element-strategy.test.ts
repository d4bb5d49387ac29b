import { Vertex } from '@meshlapse/model';
import t from 'tap';
import { ask } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('elements come without their properties', async (t) => {
  const [found] = await ask(await modernGraph(), 'g.withStrategies(ReferenceElementStrategy).V(1)');
  t.ok(found instanceof Vertex && found.properties === undefined);
});
