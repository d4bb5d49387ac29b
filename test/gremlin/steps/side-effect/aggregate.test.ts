import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('everything is gathered before anything goes on', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().values('age').aggregate('x').cap('x').unfold()", ['29', '27', '32', '35']],
    ["g.V(1, 2).aggregate('x').by('name').cap('x').unfold()", ['marko', 'vadas']],
    ["g.V(1, 2).aggregate('x').select('x').count(local)", ['2l', '2l']],
    ["g.V(1).out('created').aggregate('x').in('created').where(without('x')).count()", ['3l']],
    ["g.V().out('created').aggregate('x').cap('x').unfold().count()", ['4l']],
    ["g.V(1).aggregate('x').out('created').aggregate('x').cap('x').unfold()", ['v[1]', 'v[3]']],
    ["g.V(99).aggregate('x').cap('x')", ['[]']],
    ["g.V(1).out('created').aggregate('x').path()", ['path[v[1], v[3]]']],
  ]);
});

t.test('what by() sees nothing of is not gathered, but goes on', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().aggregate('x').by('lang').cap('x')", ['[java, java]']],
    ["g.V().aggregate('x').by('lang').count()", ['6l']],
    ["g.V().aggregate('x').by(values('age').is(gt(29))).cap('x').unfold()", ['32', '35']],
  ]);
});

t.test('inside local() it gathers one by one', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1, 2).local(aggregate('x')).cap('x').count(local)", ['2l']],
    ["g.V().local(aggregate('x').by('age')).cap('x').unfold()", ['29', '27', '32', '35']],
  ]);
});

t.test('in an interval each version is gathered', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V('web').aggregate('x').by('phase').cap('x').unfold()`,
      ['Pending', 'Running'],
    ],
  ]);
});

t.test('it takes a key, and one by()', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().aggregate()', 'GREMLIN_ARGUMENTS', 'aggregate('],
    ["g.V().aggregate(local, 'x')", 'GREMLIN_ARGUMENTS', 'aggregate('],
    ["g.V().aggregate('x').by('name').by('age').cap('x')", 'GREMLIN_MISPLACED_STEP', "by('age')"],
  ]);
});
