import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('keeps what the traversal gives something for', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().filter(out('created'))", ['v[1]', 'v[4]', 'v[6]']],
    ["g.V().filter(__.has('lang', 'java'))", ['v[3]', 'v[5]']],
    ['g.V().filter(discard())', []],
    ['g.V(1).filter(out().count().is(3))', ['v[1]']],
    ["g.V().out('created').filter(in('knows'))", []],
    ["g.V().out('created').filter(has('name', 'lop')).count()", ['3l']],
    ['g.inject(null, 1).filter(is(null))', ['null']],
    ['g.V(99).filter(identity())', []],
    ['g.V(1).filter(out().out()).path()', ['path[v[1]]']],
  ]);
});

t.test('in an interval it keeps the times with', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').filter(out().has('name', 'west')).values('phase')`, ['Running']],
    [
      `${between(0, 59)}.V('west').filter(in()).has('ready', true).in().values('phase')`,
      ['Running'],
    ],
  ]);
});

t.test('keeps what meets a predicate', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().values('age').filter(gt(30))", ['32', '35']],
    ["g.V().values('name').filter(startingWith('j').or(endingWith('e')))", ['josh', 'ripple']],
  ]);
});

t.test('it takes one traversal or predicate', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().filter()', 'GREMLIN_ARGUMENTS', 'filter('],
    ['g.V().filter(1)', 'GREMLIN_ARGUMENTS', 'filter('],
    ['g.V().filter(id(), id())', 'GREMLIN_ARGUMENTS', 'filter('],
  ]);
});
