import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('the first thing that the traversal gives for each', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).map(values('name'))", ['marko']],
    ["g.V(1).out('knows').map(values('age'))", ['27', '32']],
    ["g.V(1).map(out('knows').order().by('name'))", ['v[4]']],
    ["g.V().map(values('lang'))", ['java', 'java']],
    ['g.V(1, 2).map(out().count())', ['3l', '0l']],
    ["g.V(1).as('a').map(select('a'))", ['v[1]']],
    ["g.V().map(__.in().hasId(1)).limit(2).values('name')", ['marko', 'marko']],
    ['g.V(99).map(out())', []],
    ["g.V(1).map(out('created').values('name')).path()", ['path[v[1], lop]']],
    ["g.V().out('created').map(values('name'))", ['lop', 'lop', 'lop', 'ripple']],
  ]);
});

t.test('in an interval it goes on in the time of what it gave', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').map(values('phase'))`, ['Pending', 'Running']],
    [`${between(0, 20)}.V('web').map(out()).in().values('phase')`, ['Pending']],
  ]);
});

t.test('it takes one traversal', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().map()', 'GREMLIN_ARGUMENTS', 'map('],
    ['g.V().map(1)', 'GREMLIN_ARGUMENTS', 'map('],
    ['g.V().map(out(), in())', 'GREMLIN_ARGUMENTS', 'map('],
    ['g.V().map(__.ouch())', 'GREMLIN_UNKNOWN_STEP', 'ouch'],
  ]);
});
