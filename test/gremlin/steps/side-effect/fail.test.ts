import { CodedError } from '@meshlapse/model';
import t from 'tap';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('a traverser that arrives ends the query with the message', async (t) => {
  const graph = await modernGraph();
  const error = await ask(graph, "g.V().fail('no people here')").catch((refusal) => refusal);
  t.ok(error instanceof CodedError);
  t.match(error, {
    code: 'GREMLIN_FAIL',
    message: 'no people here',
    data: { failStepMessage: 'no people here' },
  });
  await refusals(t, graph, [['g.V().fail()', 'GREMLIN_FAIL']]);
});

t.test('nothing happens as long as none does', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(99).fail()', []],
    ["g.V(1).choose(has('age'), values('name'), fail())", ['marko']],
  ]);
});
