import { Edge, type Value, Vertex } from '@meshlapse/model';
import t from 'tap';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { SMALL, writableGraph } from '../../../support/writable-graph.ts';

const COUNTS = "g.inject(0).project('v', 'e').by(V().count()).by(E().count())";

t.test('a vertex goes with its edges, an edge by itself; nothing goes on', async (t) => {
  const cases = [
    ["g.V('ann').drop()", '[e:0l, v:2l]'],
    ["g.V('bob').drop()", '[e:1l, v:2l]'],
    ["g.E('k').drop()", '[e:1l, v:3l]'],
    ['g.V().drop()', '[e:0l, v:0l]'],
    ["g.V('ann').union(outE(), identity()).drop()", '[e:0l, v:2l]'],
    ["g.V('ann', 'ann').drop()", '[e:0l, v:2l]'],
    ["g.V('nobody').drop()", '[e:2l, v:3l]'],
  ] as const;
  for (const [query, left] of cases) {
    const graph = await writableGraph(SMALL);
    t.strictSame(await ask(graph, query), []);
    await answers(t, graph, [[COUNTS, [left]]]);
  }
});

t.test('properties go, of vertices, of edges and of properties', async (t) => {
  const graph = await writableGraph(
    SMALL,
    "g.V('ann').property(list, 'at', 'x', 'since', 1, 'until', 2).property(list, 'at', 'y', 'since', 3)",
    "g.V('ann').properties('at').properties('since').drop()",
    "g.V('ann').properties('at').hasValue('y').drop()",
    "g.E('k').properties().drop()",
    "g.V('bob').properties('name').drop()",
  );
  await answers(t, graph, [
    ["g.V('ann').properties('at').value()", ['x']],
    ["g.V('ann').properties('at').valueMap()", ['[until:2]']],
    ["g.E('k').valueMap()", ['[:]']],
    ["g.V('bob').valueMap()", ['[age:[40]]']],
  ]);
});

t.test('elements may come from the client', async (t) => {
  const graph = await writableGraph(SMALL);
  const bob = new Vertex('bob', 'person');
  const edge = new Edge({ id: 'w', label: 'wrote' }, { outV: bob, inV: bob });
  const bindings = new Map<string, Value>([
    ['bob', bob],
    ['edge', edge],
  ]);
  await ask(graph, 'g.inject(bob, edge).drop()', { bindings });
  await answers(t, graph, [[COUNTS, ['[e:0l, v:2l]']]]);
});

t.test('what is dropped on the way is gone for what is behind', async (t) => {
  const graph = await writableGraph(SMALL);
  await answers(t, graph, [
    ["g.V('ann').sideEffect(outE('knows').drop()).outE().label()", ['wrote']],
    ["g.V('ann').out().count()", ['1l']],
  ]);
});

t.test('values and versions of the past cannot be dropped', async (t) => {
  const graph = await writableGraph(SMALL);
  await refusals(t, graph, [
    ["g.inject('ann').drop()", 'GREMLIN_TYPE'],
    ["g.V('ann').values('name').drop()", 'GREMLIN_TYPE'],
    ["g.V('ann').history().drop()", 'GREMLIN_WRITE'],
    ["g.V().drop('ann')", 'GREMLIN_ARGUMENTS', 'drop'],
  ]);
  await t.rejects(
    ask(graph, 'g.inject(gone).drop()', { bindings: new Map([['gone', new Vertex('gone', 'x')]]) }),
    { code: 'GREMLIN_WRITE' },
  );
});
