import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('values as text', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject(1, 2.0, 'a', true).asString()", ['1', '2.0', 'a', 'true']],
    ['g.V(1).asString()', ['v[1]']],
    ['g.E(7).asString(global)', ['e[7][1-knows->2]']],
    ['g.E(7).properties().asString()', ['p[weight->0.5]']],
    ["g.V(1).properties('name').asString()", ['vp[name->marko]']],
    ["g.V(1).valueMap('name').asString()", ['{name=[marko]}']],
    ["g.V(1).valueMap('name').unfold().asString()", ['name=[marko]']],
    ['g.V(1).out().path().limit(1).asString()', ['path[v[1], v[2]]']],
    ["g.inject([1, 'a']).asString()", ['[1, a]']],
    ["g.inject(datetime('2023-08-02T00:00:00Z')).asString()", ['2023-08-02T00:00Z']],
  ]);
});

t.test('of each member of a list', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, 2l], 3).asString(local)', ['[1, 2]', '3']],
    ['g.V(1, 2).fold().asString(local)', ['[v[1], v[2]]']],
  ]);
});

t.test('null is no text', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(null).asString()', 'GREMLIN_TYPE'],
    ['g.inject([null]).asString(local)', 'GREMLIN_TYPE'],
    ['g.V().asString(1)', 'GREMLIN_ARGUMENTS', 'asString('],
  ]);
});
