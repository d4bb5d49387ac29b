import t from 'tap';
import { answers, answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('both ends of each edge, the one it leaves first', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.E(7).bothV()', ['v[1]', 'v[2]']],
    ['g.E(12).bothV()', ['v[6]', 'v[3]']],
    ['g.E(99).bothV()', []],
    ['g.E().bothV().count()', ['12l']],
  ]);
});

t.test('in an interval there is one for each version', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.E('one').bothV()`, ['v[web]', 'v[web]', 'v[east]']],
  ]);
});

t.test('only edges have ends', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.E().bothV(1)', 'GREMLIN_ARGUMENTS', 'bothV('],
    ['g.V().bothV()', 'GREMLIN_TYPE'],
  ]);
});
