import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { graphOf, modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('all edges, or those with the ids', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.E()', ['e[7]', 'e[8]', 'e[9]', 'e[10]', 'e[11]', 'e[12]']],
    ['g.E(11)', ['e[11]']],
    ['g.E(7L, 8)', ['e[7]', 'e[8]']],
    ['g.E([7, 8])', ['e[7]', 'e[8]']],
    ['g.E([])', []],
    ['g.E(null)', []],
    ['g.E(1)', []],
    ["g.E('7')", ['e[7]']],
    ['g.E(7).outV().values("name")', ['marko']],
  ]);
});

t.test('in the middle it begins anew for each traverser', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1, 2).E(7)', ['e[7]', 'e[7]']],
    ['g.V(99).E()', []],
    ['g.inject(1).E(7, 9).label()', ['knows', 'created']],
  ]);
});

t.test('an empty graph has none', async (t) => {
  await answers(t, await graphOf([], []), [['g.E()', []]]);
});

t.test('an edge is found for the time in which it held', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.E()`, ['e[one]', 'e[two]']],
    [`${between(0, 25)}.E()`, ['e[one]']],
    [`${between(40, 59)}.E()`, []],
    [`${between(0, 59)}.E('one').outV().values('phase')`, ['Pending', 'Running']],
  ]);
});

t.test('ids are texts, numbers, UUIDs or elements', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.E(false)', 'GREMLIN_ARGUMENTS', 'E('],
    ['g.E(T.id)', 'GREMLIN_ARGUMENTS', 'E('],
  ]);
});
