import { openWritableGraph } from '@meshlapse/graph';
import { formatInstant } from '@meshlapse/model';
import t from 'tap';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { MemoryFiles } from '../../support/memory-files.ts';

t.test('writes the graph as of the time of the query', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  const files = new MemoryFiles();
  await ask(graph, "g.addV('a').property(T.id, 1)");
  const { basis } = await graph.present();
  await ask(graph, "g.addV('a').property(T.id, 2)");
  const before = formatInstant(basis.transaction);
  await ask(graph, `g.at('${before}').io('then.json').write()`, { files });
  await ask(graph, "g.addV('a').property(T.id, 3); g.io('now.json').write()", { files });
  const ids = (path: string) =>
    files
      .text(path)
      .split('\n')
      .flatMap((line) => (line ? JSON.parse(line).id['@value'] : []));
  t.strictSame(ids('then.json'), [1]);
  t.strictSame(ids('now.json').sort(), [1, 2, 3]);
});

t.test('is refused where there is no one instant', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  const files = new MemoryFiles();
  await refusals(
    t,
    graph,
    [
      ["g.between('-1h', 'now').io('a.json').write()", 'GRAPH_FILE_CANNOT_HOLD'],
      ["g.diff('-1h', 'now').io('a.json').write()", 'GRAPH_FILE_CANNOT_HOLD'],
    ],
    { files },
  );
  t.equal(files.files.size, 0);
});

t.test('is no change of the graph, and is not done by explain()', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  const files = new MemoryFiles();
  await ask(graph, "g.io('a.json').write().explain()", { files });
  t.equal(files.files.size, 0);
  const query = "g.withStrategies(ReadOnlyStrategy).io('a.json').write()";
  await answers(t, graph, [[query, []]], { files });
  t.equal(files.text('a.json'), '');
  t.equal(files.files.size, 1);
});
