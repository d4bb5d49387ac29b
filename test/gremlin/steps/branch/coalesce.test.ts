import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('what the first traversal gives that gives anything', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).coalesce(out('knows'), out('created'))", ['v[2]', 'v[4]']],
    ["g.V(1).coalesce(out('none'), out('created'))", ['v[3]']],
    ["g.V().coalesce(out('foo'), out('bar'))", []],
    ["g.V(1, 6).coalesce(out('knows'), out('created'))", ['v[2]', 'v[4]', 'v[3]']],
    [
      "g.V().coalesce(values('lang'), constant('none'))",
      ['none', 'none', 'java', 'none', 'java', 'none'],
    ],
    [
      "g.V(1, 6).coalesce(outE('knows'), outE('created')).otherV().path().by('name').by(T.label)",
      ['path[marko, knows, vadas]', 'path[marko, knows, josh]', 'path[peter, created, lop]'],
    ],
    [
      "g.V().out('created').coalesce(values('age'), values('name'))",
      ['lop', 'lop', 'lop', 'ripple'],
    ],
    ['g.V(99).coalesce(out(), constant(1))', []],
    ['g.V(1).coalesce(count(), out())', ['1l']],
  ]);
});

t.test('in an interval each is asked for the time that those before left open', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V('web').coalesce(out().values('name'), constant('nowhere')).dedup()`,
      ['east', 'west', 'nowhere'],
    ],
    [
      `${between(0, 40)}.V('web').coalesce(out().values('name'), constant('nowhere')).dedup()`,
      ['east', 'west'],
    ],
  ]);
});

t.test('it takes traversals', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().coalesce(1)', 'GREMLIN_ARGUMENTS', 'coalesce('],
    ["g.V().coalesce(out(), 'x')", 'GREMLIN_ARGUMENTS', 'coalesce('],
  ]);
});
