import { openGraph } from '@meshlapse/graph';
import type { JsonObject, Mutation } from '@meshlapse/model';
import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { second } from '../../support/changing-graph.ts';

const put = (id: string, at: number, document: JsonObject): Mutation => ({
  kind: 'putVertex',
  id,
  label: id === 'db' ? 'Service' : 'Pod',
  at: at * 1_000_000,
  properties: new Map([['name', id]]),
  document,
});

const link = (id: string, at: number, out: string, into: string): Mutation => ({
  kind: 'putEdge',
  id,
  label: 'uses',
  out,
  in: into,
  at: at * 1_000_000,
  properties: new Map(),
});

async function changed() {
  const graph = await openGraph({ memory: true });
  await graph.write({
    mutations: [
      put('db', 1, {}),
      put('web', 1, { spec: { replicas: 1, image: 'x' } }),
      put('old', 1, {}),
      link('old-db', 1, 'old', 'db'),
      put('web', 5, { spec: { replicas: 3, image: 'x' } }),
      link('web-db', 6, 'web', 'db'),
      { kind: 'endEdge', id: 'old-db', at: 7_000_000 },
      { kind: 'endVertex', id: 'old', at: 7_000_000 },
      put('new', 8, {}),
    ],
  });
  return graph;
}

const diff = `g.diff(${second(2)}, ${second(20)})`;

t.test('elements that differ, with what became of them', async (t) => {
  await answers(t, await changed(), [
    [
      `${diff}.V().project('id', 'change').by(id).by('change')`,
      ['[change:changed, id:web]', '[change:removed, id:old]', '[change:added, id:new]'],
    ],
    [
      `${diff}.E().project('id', 'change').by(id).by('change')`,
      ['[change:added, id:web-db]', '[change:removed, id:old-db]'],
    ],
    [`${diff}.V().has('change', 'removed').id()`, ['old']],
    [`${diff}.V().hasLabel('Service')`, []],
    [`${diff}.V('db')`, []],
    [`${diff}.V('web').values('changed')`, ['spec.replicas']],
    [`${diff}.V().has('changed', 'spec.replicas').id()`, ['web']],
    [`${diff}.V().has('changed', startingWith('spec.')).id()`, ['web']],
    [`${diff}.V().groupCount().by('change')`, ['[added:1l, changed:1l, removed:1l]']],
    [`g.with('diff', [${second(2)}, ${second(20)}]).V().count()`, ['3l']],
  ]);
});

t.test('what it was and what it is can be read side by side', async (t) => {
  await answers(t, await changed(), [
    [
      `${diff}.V('web').project('was', 'is').by('before.spec.replicas').by('after.spec.replicas')`,
      ['[is:3, was:1]'],
    ],
    [`${diff}.V('web').values('spec.replicas', 'spec.image')`, ['3', 'x']],
    [`${diff}.V('old').values('name', 'before.name', 'after.name')`, ['old', 'old']],
    [`${diff}.V('web').valueMap('name', 'change')`, ['[change:[changed], name:[web]]']],
    [`${diff}.V('web').history().count()`, ['2l']],
  ]);
});

t.test(
  'traversals go on over all edges of either instant, also to what did not change',
  async (t) => {
    await answers(t, await changed(), [
      [`${diff}.V('web').out().id()`, ['db']],
      [`${diff}.V('old').out().values('change')`, ['unchanged']],
      [`${diff}.V('web').out().in().id()`, ['web', 'old']],
      [`${diff}.V().outE().values('change')`, ['added', 'removed']],
      [`${diff}.E('old-db').bothV().id()`, ['old', 'db']],
    ]);
  },
);

t.test('it takes two times, and excludes others', async (t) => {
  await refusals(t, await changed(), [
    [`g.diff(${second(2)}).V()`, 'GREMLIN_ARGUMENTS', 'diff('],
    ["g.with('diff', '-5m').V()", 'QUERY_OPTION_INVALID', 'with('],
    [`g.at('-5m').diff('-1m', 'now').V()`, 'QUERY_OPTION_INVALID', 'diff('],
  ]);
});
