import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('keeps what the traversal gives nothing for', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().not(out('created')).values('name')", ['vadas', 'lop', 'ripple']],
    ["g.V().not(hasLabel('person'))", ['v[3]', 'v[5]']],
    ['g.V().not(identity())', []],
    ['g.V().not(hasId(within([]))).count()', ['6l']],
    ["g.V().out('created').not(has('name', 'ripple')).count()", ['3l']],
    ['g.V(99).not(out())', []],
    ['g.V(1).not(out()).count()', ['0l']],
  ]);
});

t.test('in an interval it keeps the times without', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').not(out('runsOn')).values('phase')`, ['Running']],
    [`${between(0, 40)}.V('web').not(out('runsOn'))`, []],
    [`${between(0, 59)}.V('west').not(in()).has('ready', true).in()`, []],
  ]);
});

t.test('it takes one traversal', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().not()', 'GREMLIN_ARGUMENTS', 'not('],
    ['g.V().not(1)', 'GREMLIN_ARGUMENTS', 'not('],
    ['g.V().not(out(), in())', 'GREMLIN_ARGUMENTS', 'not('],
  ]);
});
