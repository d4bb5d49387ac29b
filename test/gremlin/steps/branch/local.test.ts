import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('the traversal sees one traverser at a time', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().local(outE().count())', ['3l', '0l', '0l', '2l', '0l', '1l']],
    ["g.V(1, 4).local(out('created').order().by('name').limit(1)).values('name')", ['lop', 'lop']],
    ['g.V().in().barrier().local(count())', ['1l', '1l', '1l', '1l', '1l', '1l']],
    ["g.V(4).local(bothE('created').limit(2)).otherV()", ['v[3]', 'v[5]']],
    [
      'g.V(6).local(out().in().simplePath()).path()',
      ['path[v[6], v[3], v[1]]', 'path[v[6], v[3], v[4]]'],
    ],
    [
      "g.V().hasLabel('person').as('a').local(out('created').as('b')).select('a', 'b').by('name').by(T.id)",
      ['[a:marko, b:3]', '[a:josh, b:5]', '[a:josh, b:3]', '[a:peter, b:3]'],
    ],
    ['g.V(99).local(out())', []],
    ['g.V(2).local(fold())', ['[v[2]]']],
  ]);
});

t.test('in an interval each version is one, at each instant', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').local(out().count())`, ['1l', '1l', '0l']],
  ]);
});

t.test('it takes one traversal', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().local()', 'GREMLIN_ARGUMENTS', 'local('],
    ['g.V().local(1)', 'GREMLIN_ARGUMENTS', 'local('],
  ]);
});
