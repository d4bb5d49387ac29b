import { openWritableGraph } from '@meshlapse/graph';
import t from 'tap';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { MemoryFiles } from '../../support/memory-files.ts';

t.test('io() comes first, knows its format, and is told whether to read or to write', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  const files = new MemoryFiles();
  await refusals(
    t,
    graph,
    [
      ["g.io('a.json')", 'GREMLIN_MISPLACED_STEP', 'io('],
      ["g.V().io('a.json').read()", 'GREMLIN_MISPLACED_STEP', 'io('],
      ["g.V().where(__.io('a.json').read())", 'GREMLIN_MISPLACED_STEP', 'io('],
      ["g.union(__.io('a.json').write())", 'GREMLIN_MISPLACED_STEP', 'io('],
      ["g.io('a.json').read().write()", 'GREMLIN_MISPLACED_STEP', 'write'],
      ["g.io('a.txt').read()", 'GREMLIN_ARGUMENTS', 'io('],
      ["g.io('a').with(IO.writer, IO.gryo).read()", 'GREMLIN_ARGUMENTS', 'io('],
      ["g.io('a.json').with(IO.reader, 'csv').read()", 'GREMLIN_ARGUMENTS', 'io('],
      ["g.io('a.json').with('speed', 'high').read()", 'GREMLIN_MISPLACED_STEP', 'with'],
      ["g.io('a.json').by('name').read()", 'GREMLIN_MISPLACED_STEP', 'by'],
      ['g.io(1).read()', 'GREMLIN_ARGUMENTS', 'io('],
    ],
    { files },
  );
  t.equal(files.files.size, 0);
});

t.test(
  'a named format goes before the extension, in words of the language or of drivers',
  async (t) => {
    const graph = await openWritableGraph({ memory: true });
    t.teardown(() => graph.close());
    const files = new MemoryFiles();
    await ask(graph, "g.addV('a').property(T.id, 1)", { files });
    const written: readonly (readonly [string, RegExp])[] = [
      ["g.io('1').with(IO.writer, IO.graphson).write()", /^\{"id"/],
      ["g.io('1').with(IO.writer, 'gryo').write()", /^gio/],
      ["g.io('1').with('~tinkerpop.io.writer', 'graphml').write()", /^<\?xml/],
      ["g.io('1').write().with(IO.writer, IO.graphson)", /^\{"id"/],
      ["g.io('1.json').with(IO.writer, IO.graphml).write()", /^<\?xml/],
    ];
    for (const [query, form] of written) {
      await ask(graph, query, { files });
      t.match(files.text(query.includes('1.json') ? '1.json' : '1'), form, query);
    }
    const read = "g.V().drop(); g.io('1').with(IO.reader, IO.graphson).read(); g.V().id()";
    await answers(t, graph, [[read, ['1']]], { files });
  },
);

t.test('what comes behind is given nothing', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  const files = new MemoryFiles();
  await ask(graph, "g.addV('a')", { files });
  await answers(
    t,
    graph,
    [
      ["g.io('a.json').write()", []],
      ["g.io('a.json').write().iterate()", []],
      ["g.io('b.json').write().V()", []],
      ["g.io('c.json').write().count()", ['0l']],
      ["g.V().drop(); g.io('a.json').read().V()", []],
      ['g.V().count()', ['1l']],
    ],
    { files },
  );
  t.strictSame([...files.files.keys()], ['a.json', 'b.json', 'c.json']);
});

t.test('without files of the operator there are none', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  await refusals(t, graph, [
    ["g.io('a.json').read()", 'FILES_OFF'],
    ["g.io('a.json').write()", 'FILES_OFF'],
  ]);
});
