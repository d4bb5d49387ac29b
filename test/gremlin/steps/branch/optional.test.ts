import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('what the traversal gives, or what came in', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(2).optional(out('knows'))", ['v[2]']],
    ["g.V(2).optional(in('knows'))", ['v[1]']],
    ["g.V(1).optional(out('knows'))", ['v[2]', 'v[4]']],
    [
      "g.V().hasLabel('person').optional(out('knows').optional(out('created'))).path()",
      [
        'path[v[1], v[2]]',
        'path[v[1], v[4], v[5]]',
        'path[v[1], v[4], v[3]]',
        'path[v[2]]',
        'path[v[4]]',
        'path[v[6]]',
      ],
    ],
    ["g.V().out('created').optional(out())", ['v[3]', 'v[3]', 'v[3]', 'v[5]']],
    ['g.V(99).optional(out())', []],
  ]);
});

t.test('in an interval what came in stays for the other times', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(20, 59)}.V('web').optional(out()).ever().dedup()`,
      ['v[east]', 'v[west]', 'v[web]'],
    ],
    [`${between(20, 40)}.V('web').optional(out()).ever().dedup()`, ['v[east]', 'v[west]']],
  ]);
});

t.test('it takes one traversal', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().optional()', 'GREMLIN_ARGUMENTS', 'optional('],
    ['g.V().optional(1)', 'GREMLIN_ARGUMENTS', 'optional('],
  ]);
});
