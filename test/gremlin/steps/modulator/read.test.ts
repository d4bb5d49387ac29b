import { openWritableGraph } from '@meshlapse/graph';
import t, { type Test } from 'tap';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { NaiveGraph } from '../../../support/naive-graph.ts';
import { MemoryFiles } from '../../support/memory-files.ts';

const TWO = '{"id":1,"label":"a","outE":{"to":[{"id":3,"inV":2}]}}\n{"id":2,"label":"b"}\n';

async function graphWith(t: Test, text: string) {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  const files = new MemoryFiles();
  files.files.set('a.json', Buffer.from(text));
  return { graph, files };
}

t.test('adds to what is there, seen by what follows and kept when all was done', async (t) => {
  const { graph, files } = await graphWith(t, TWO);
  await answers(
    t,
    graph,
    [
      ["g.addV('c').property(T.id, 9); g.io('a.json').read(); g.V().id()", ['1', '2', '9']],
      ['g.V(1).outE().id()', ['3']],
    ],
    { files },
  );
});

t.test('a query that fails later keeps nothing of it', async (t) => {
  const { graph, files } = await graphWith(t, TWO);
  await refusals(
    t,
    graph,
    [
      ["g.io('a.json').read(); g.V().fail()", 'GREMLIN_FAIL'],
      ["g.io('a.json').read(); g.io('a.json').read()", 'GRAPH_ID_TAKEN'],
      ["g.io('b.json').read()", 'FILE_NOT_FOUND'],
    ],
    { files },
  );
  await answers(t, graph, [['g.V().count()', ['0l']]]);
});

t.test('a file that is wrong leaves an open transaction as it was', async (t) => {
  const { graph, files } = await graphWith(t, `${TWO}{"id":2}\n`);
  const transaction = await graph.begin();
  await ask(graph, "g.addV('c').property(T.id, 9)", { transaction });
  const wrong = ["g.io('a.json').read()", 'GRAPH_FILE_INVALID'] as const;
  await refusals(t, graph, [wrong], { files, transaction });
  await answers(t, graph, [['g.V().id()', ['9']]], { transaction });
  transaction.rollback();
});

t.test('is refused where nothing may be changed', async (t) => {
  const { graph, files } = await graphWith(t, TWO);
  const query = "g.io('a.json').read()";
  const strict = `g.withStrategies(ReadOnlyStrategy).${query.slice(2)}`;
  await refusals(t, graph, [[strict, 'GREMLIN_NOT_ALLOWED']], { files });
  await refusals(t, graph, [["g.at('-1h').io('a.json').read()", 'GRAPH_READ_ONLY']], { files });
  await refusals(t, new NaiveGraph(), [[query, 'GRAPH_READ_ONLY']], { files });
});

t.test('what a file holds counts as held by the query', async (t) => {
  const { graph, files } = await graphWith(t, TWO);
  const limits = { held: 2 };
  await refusals(t, graph, [["g.io('a.json').read()", 'QUERY_LIMIT']], { files, limits });
});
