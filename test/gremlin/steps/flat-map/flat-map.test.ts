import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('all that the traversal gives for each', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().as('a').flatMap(select('a'))", ['v[1]', 'v[2]', 'v[3]', 'v[4]', 'v[5]', 'v[6]']],
    ["g.V(1, 4).flatMap(out('created'))", ['v[3]', 'v[3]', 'v[5]']],
    ["g.V(1, 4).flatMap(__.out('created').limit(1)).count()", ['2l']],
    ["g.V(1).flatMap(out().out()).values('name')", ['ripple', 'lop']],
    ['g.V(2).flatMap(out())', []],
    ['g.V(99).flatMap(out())', []],
    ['g.V(1, 2, 3).flatMap(out().count())', ['3l', '0l', '0l']],
  ]);
});

t.test('its steps are no part of the path', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).flatMap(out('knows').out()).path()", ['path[v[1], v[5]]', 'path[v[1], v[3]]']],
  ]);
});

t.test('every traverser of a bulk is asked', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().out('created').flatMap(in('created')).count()", ['10l']],
  ]);
});

t.test('in an interval it goes on in the time of what it gave', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('west').flatMap(in()).out().values('ready')`, ['true', 'false']],
  ]);
});

t.test('it takes one traversal', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().flatMap()', 'GREMLIN_ARGUMENTS', 'flatMap('],
    ["g.V().flatMap('x')", 'GREMLIN_ARGUMENTS', 'flatMap('],
    ['g.V().flatMap(out(), in())', 'GREMLIN_ARGUMENTS', 'flatMap('],
    ['g.V().flatMap(ouut())', 'GREMLIN_UNKNOWN_STEP', 'ouut'],
  ]);
});
