import { openWritableGraph } from '@meshlapse/graph';
import { executeQuery } from '@meshlapse/gremlin';
import { systemClock, type TemporalGraph, type Value } from '@meshlapse/model';
import t from 'tap';
import { FileFolder } from '../../packages/cli/src/file-folder.ts';
import { openToyGraphs, TOY_FILES } from '../../packages/cli/src/toy-graphs.ts';

async function ask(graph: TemporalGraph, text: string): Promise<readonly Value[]> {
  const files = await FileFolder.open(TOY_FILES, { writable: false });
  const { results } = await executeQuery(graph, { text, files, now: systemClock.now() });
  const values: Value[] = [];
  for await (const batch of results) values.push(...batch);
  return values;
}

/** Everything but the ids of vertex properties, which not all formats have. */
async function contents(graph: TemporalGraph): Promise<readonly string[]> {
  const queries = [
    'g.V().project("v", "p").by(elementMap()).by(properties().order().by(T.value).map(union(key(), value(), valueMap()).fold()).fold())',
    'g.E().elementMap()',
  ];
  const rows = await Promise.all(queries.map((query) => ask(graph, query)));
  return rows.flat().map(flat).sort();
}

function flat(value: Value): string {
  if (value instanceof Map) {
    return `{${[...value].map(([key, held]) => `${flat(key)}=${flat(held)}`).sort()}}`;
  }
  return Array.isArray(value) ? `[${value.map(flat)}]` : JSON.stringify(value);
}

t.test('the files of the toy graphs hold what the toy graphs hold, in every format', async (t) => {
  const toys = await openToyGraphs();
  t.teardown(() => Promise.all([...toys.values()].map((graph) => graph.close())));
  const files: readonly (readonly [string, readonly string[]])[] = [
    ['modern', ['json', 'kryo', 'xml']],
    ['classic', ['json', 'kryo', 'xml']],
    ['crew', ['json', 'kryo']],
    ['sink', ['json', 'kryo', 'xml']],
  ];
  for (const [name, extensions] of files) {
    const toy = toys.get(`g${name}`);
    if (!toy) throw new TypeError('No such toy graph');
    const expected = await contents(toy);
    for (const extension of extensions) {
      const graph = await openWritableGraph({ memory: true });
      t.teardown(() => graph.close());
      await ask(graph, `g.io('data/tinkerpop-${name}.${extension}').read()`);
      t.strictSame(await contents(graph), expected, `${name}.${extension}`);
    }
  }
});
