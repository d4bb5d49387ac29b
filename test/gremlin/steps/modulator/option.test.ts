import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the branch for a value, a predicate, or nothing else', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V(1, 3).choose(label()).option('person', constant('p')).option('software', constant('s'))",
      ['p', 's'],
    ],
    [
      "g.V(1, 4).choose(values('age')).option(gt(30), constant('old')).option(Pick.none, constant('young'))",
      ['old', 'young'],
    ],
    ["g.V(1).choose(constant(1L)).option(1, constant('same number'))", ['same number']],
    ["g.V(3).choose(values('age')).option(Pick.unproductive, constant('ageless'))", ['ageless']],
  ]);
});

t.test('it belongs to a choose() and takes a pick and a traversal', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().option(1, out())', 'GREMLIN_MISPLACED_STEP', 'option('],
    ['g.V().choose(label()).option(1)', 'GREMLIN_ARGUMENTS', 'option('],
    ['g.V().choose(label()).option(out(), in())', 'GREMLIN_MISPLACED_STEP', 'option('],
  ]);
});
