import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('keys to properties: lists of them for vertices', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).propertyMap()', ['[age:[vp[age->29]], name:[vp[name->marko]]]']],
    ["g.V(1).propertyMap('name')", ['[name:[vp[name->marko]]]']],
    ["g.V(1).propertyMap('lang')", ['[:]']],
    ["g.V(1).propertyMap('name', null)", ['[name:[vp[name->marko]]]']],
    ['g.E(7).propertyMap()', ['[weight:p[weight->0.5d]]']],
    ['g.V(99).propertyMap()', []],
  ]);
});

t.test('only elements have one', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().propertyMap(1)', 'GREMLIN_ARGUMENTS', 'propertyMap('],
    ['g.inject(1).propertyMap()', 'GREMLIN_TYPE'],
  ]);
});
