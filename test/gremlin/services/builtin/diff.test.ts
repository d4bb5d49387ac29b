import { openGraph } from '@meshlapse/graph';
import type { Mutation } from '@meshlapse/model';
import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { second } from '../../support/changing-graph.ts';

const between = `[from: ${second(5)}, to: ${second(20)}]`;

t.test('vertices, then edges, that differ', async (t) => {
  const graph = await openGraph({ memory: true });
  const put = (id: string, at: number, n: number): Mutation => ({
    kind: 'putVertex',
    id,
    label: 'Pod',
    at: at * 1_000_000,
    properties: new Map([['n', n]]),
  });
  await graph.write({
    mutations: [
      put('a', 1, 1),
      put('b', 1, 1),
      put('c', 6, 1),
      put('a', 7, 2),
      {
        kind: 'putEdge',
        id: 'a-b',
        label: 'knows',
        out: 'a',
        in: 'b',
        at: 8_000_000,
        properties: new Map(),
      },
    ],
  });
  await answers(t, graph, [
    [`g.call('diff', ${between}).id()`, ['a', 'c', 'a-b']],
    [`g.call('diff', ${between}).hasLabel('Pod').values('change')`, ['changed', 'added']],
    [
      `g.call('diff').with('from', ${second(5)}).with('to', 'now').has('change', 'added').id()`,
      ['c', 'a-b'],
    ],
    [`g.at(${second(1)}).call('diff', ${between}).has('n', 2).out().id()`, ['b']],
  ]);
  await refusals(t, graph, [
    ["g.call('diff')", 'SERVICE_ARGUMENTS'],
    ["g.call('diff', [from: 1, to: 2])", 'QUERY_OPTION_INVALID'],
    [`g.V().call('diff', ${between})`, 'SERVICE_ARGUMENTS'],
  ]);
});
