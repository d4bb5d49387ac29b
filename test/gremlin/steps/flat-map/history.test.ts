import t from 'tap';
import { answersInOrder, refusals } from '../../../support/ask.ts';
import { between, changingGraph, second } from '../../support/changing-graph.ts';

t.test('all versions of each element, newest first', async (t) => {
  await answersInOrder(t, await changingGraph(), [
    [`g.at(${second(12)}).V('web').history().values('phase')`, ['Running', 'Pending']],
    [`g.at(${second(45)}).V('web').history().values('phase')`, ['Running', 'Pending']],
    ["g.V('west').history().values('ready')", ['false', 'true']],
    ["g.V('east').history().count()", ['1l']],
    ["g.V('web').history()", []],
    [`g.at(${second(12)}).E().history().id()`, ['one']],
    ["g.V('none').history()", []],
  ]);
});

t.test('it goes on from each version in the time of that version', async (t) => {
  await answersInOrder(t, await changingGraph(), [
    [`g.at(${second(45)}).V('web').history().has('phase', 'Pending').out().id()`, ['east']],
    [`g.at(${second(12)}).V('web').history().out('runsOn').dedup().count()`, ['2l']],
    [`${between(0, 12)}.V('web').history().values('phase')`, ['Running', 'Pending']],
  ]);
});

t.test('only elements have versions', async (t) => {
  await refusals(t, await changingGraph(), [
    ['g.inject(1).history()', 'GREMLIN_TYPE'],
    ['g.V().history(1)', 'GREMLIN_ARGUMENTS', 'history('],
  ]);
});
