import { openWritableGraph } from '@meshlapse/graph';
import t, { type Test } from 'tap';
import { graphson } from '../../../../packages/gremlin/src/io/files/graphson.ts';
import { readGraphFile } from '../../../../packages/gremlin/src/io/files/read-graph-file.ts';
import { answers } from '../../../support/ask.ts';

const int = (value: number) => `{"@type":"g:Int32","@value":${value}}`;
const long = (value: number) => `{"@type":"g:Int64","@value":${value}}`;

async function read(t: Test, ...lines: readonly string[]) {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  const transaction = await graph.begin();
  await readGraphFile(Buffer.from(lines.join('\n')), graphson, transaction);
  await transaction.commit();
  return graph;
}

t.test(
  'takes over ids, labels, several values and their properties, and edges forward',
  async (t) => {
    const graph = await read(
      t,
      `{"id":${int(1)},"label":"person","outE":{"knows":[{"id":${int(7)},"inV":${long(2)},"properties":{"weight":{"@type":"g:Double","@value":0.5}}}]},"properties":{"city":[{"id":${long(5)},"value":"Rome","properties":{"since":${int(1999)}}},{"id":${long(6)},"value":"Oslo"}]}}`,
      '',
      `{"id":${int(2)},"label":"person","inE":{"knows":[{"id":${int(7)},"outV":${int(1)}}]}}`,
    );
    await answers(t, graph, [
      ['g.V().count()', ['2l']],
      ['g.V(1).values("city").order()', ['Oslo', 'Rome']],
      ['g.V(1).properties("city").has("since", 1999).value()', ['Rome']],
      ['g.V(1).outE("knows").has("weight", 0.5).id()', ['7']],
      ['g.V(1).out().id()', ['2']],
    ]);
  },
);

t.test('says on which line a file is wrong', async (t) => {
  const good = `{"id":${int(1)},"label":"a"}`;
  const cases: readonly (readonly [readonly string[], number])[] = [
    [['{'], 1],
    [[good, '[]'], 2],
    [[good, '{"label":"a"}'], 2],
    [[good, '', '{"id":{"@type":"g:Nothing","@value":1}}'], 3],
    [[`{"id":${int(1)},"outE":{"x":[{"id":${int(2)},"inV":${int(9)}}]}}`], 1],
    [[`{"id":${int(1)},"outE":{"x":[{"inV":${int(1)}}]}}`], 1],
  ];
  for (const [lines, line] of cases) {
    await t.rejects(
      read(t, ...lines),
      { code: 'GRAPH_FILE_INVALID', data: { line } },
      `line ${line} of ${lines.length}`,
    );
  }
});

t.test('names the element that is there twice, or not at all', async (t) => {
  const vertex = (id: string, edge = '') => `{"id":${id},"label":"a"${edge}}`;
  const edge = (id: number, to: string) => `,"outE":{"x":[{"id":${int(id)},"inV":${to}}]}`;
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[vertex('"web"'), vertex('"web"')], /more than one vertex with the id web, on line 2/],
    [[vertex(int(1)), vertex(long(1))], /more than one vertex with the id 1,/],
    [[vertex(int(1), edge(7, int(1))), vertex(int(2), edge(7, int(1)))], /one edge with the id 7,/],
    [[vertex('"web"', edge(7, '"db"'))], /an edge to the vertex db,/],
    [[vertex('{"@type":"g:Double","@value":"NaN"}')], /an element whose id is not a number,/],
  ];
  for (const [lines, message] of cases) await t.rejects(read(t, ...lines), { message });
});
