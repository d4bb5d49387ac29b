import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('the label of each element', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1, 3).label()', ['person', 'software']],
    ['g.E(7, 9).label()', ['knows', 'created']],
    ['g.V(1).properties("name").label()', ['name']],
    ['g.V(99).label()', []],
    ['g.V().label().dedup()', ['person', 'software']],
    ['g.V(1).outE().label()', ['knows', 'knows', 'created']],
  ]);
});

t.test('in an interval each version has one', async (t) => {
  await answers(t, await changingGraph(), [[`${between(0, 59)}.V('web').label()`, ['Pod', 'Pod']]]);
});

t.test('what has no label is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).label()', 'GREMLIN_TYPE'],
    ["g.V().label('x')", 'GREMLIN_ARGUMENTS', 'label('],
  ]);
});
