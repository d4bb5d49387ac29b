import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('it labels what the step before it gives', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).as('a').out('created').select('a')", ['v[1]']],
    ["g.V(1).as('a', 'b').select('b')", ['v[1]']],
    ["g.V(1).as('a').as('b').select('a', 'b')", ['[a:v[1], b:v[1]]']],
    ["g.V(1).values('name').as('n').select('n')", ['marko']],
    ["g.V(1).as('a').out('created').as('a').select('a')", ['v[3]']],
    ["g.V(1).out('created').as('x').path().select('x')", ['v[3]']],
    ["g.V(99).as('a')", []],
    ["g.V(1).order().as('a').by('name').select('a')", ['v[1]']],
  ]);
});

t.test('labels are texts', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().as()', 'GREMLIN_ARGUMENTS', 'as('],
    ['g.V().as(1)', 'GREMLIN_ARGUMENTS', 'as('],
    ["g.as('a')", 'GREMLIN_MISPLACED_STEP', 'as('],
  ]);
});
