import { openGraph } from '@meshlapse/graph';
import { executeQuery } from '@meshlapse/gremlin';
import { isWritable, systemClock, type TemporalGraph } from '@meshlapse/model';
import t, { type Test } from 'tap';
import { MountedGraphs, readMount } from '../../packages/cli/src/mounted-graphs.ts';

function mounted(t: Test): MountedGraphs {
  const graphs = new MountedGraphs();
  t.teardown(() => graphs.close());
  return graphs;
}

async function first(graph: TemporalGraph | undefined, text: string): Promise<unknown> {
  if (!graph) throw new TypeError('No such graph');
  const { results } = await executeQuery(graph, { text, now: systemClock.now() });
  for await (const [value] of results) return JSON.parse(JSON.stringify(value));
  return undefined;
}

t.test('a mount is a name and a path, each name once', (t) => {
  t.strictSame(readMount('a=./x=y', readMount('b=:memory:')), [
    { name: 'b', path: ':memory:' },
    { name: 'a', path: './x=y' },
  ]);
  for (const text of ['', 'a', 'a=', '=x', '1a=x', 'a b=x']) {
    t.throws(() => readMount(text), { code: 'USAGE' }, text);
  }
  t.throws(() => readMount('a=x', readMount('a=y')), { code: 'USAGE' });
  t.end();
});

t.test(
  'mounts what is in a folder as what it is, and makes a graph where nothing is',
  async (t) => {
    const folder = t.testdir();
    const recorded = await openGraph({ path: `${folder}/cluster`, mode: 'write' });
    const put = { kind: 'putVertex', id: 'p', label: 'Pod', at: 1, properties: new Map() } as const;
    await recorded.write({ mutations: [put] });
    await recorded.close();
    const graphs = mounted(t);
    await graphs.mount({ name: 'cluster', path: `${folder}/cluster` });
    await graphs.mount({ name: 'fresh', path: `${folder}/fresh` });
    await graphs.mount({ name: 'passing', path: ':memory:' });
    const isOrdinary = [...graphs.sources].map(([name, graph]) => [name, isWritable(graph)]);
    t.strictSame(isOrdinary, [
      ['cluster', false],
      ['fresh', true],
      ['passing', true],
    ]);
  },
);

t.test('the toy graphs are those that the test suite knows', async (t) => {
  const graphs = mounted(t);
  await graphs.mountToys();
  const sizes: readonly (readonly [string, number, number])[] = [
    ['gmodern', 6, 6],
    ['gclassic', 6, 6],
    ['gcrew', 6, 14],
    ['ggrateful', 808, 8049],
    ['gsink', 3, 3],
    ['ggraph', 0, 0],
  ];
  const long = (value: number) => ({ type: 'long', value });
  for (const [name, vertices, edges] of sizes) {
    const graph = graphs.sources.get(name);
    t.strictSame(await first(graph, 'g.V().count()'), long(vertices), name);
    t.strictSame(await first(graph, 'g.E().count()'), long(edges), name);
  }
});
