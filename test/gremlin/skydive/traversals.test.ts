import t, { type Test } from 'tap';
import { answered, askSkydive, sampleGraph } from './sample.ts';

const graph = await sampleGraph();
t.teardown(() => graph.close());

/** A query and how many results it has. */
type Numbered = readonly [query: string, results: number];

async function counts(test: Test, all: readonly Numbered[]): Promise<void> {
  for (const [query, results] of all) {
    const given = await answered(graph, query);
    test.equal(given.length, results, `${query} gives ${JSON.stringify(given)}`);
  }
}

t.test('has, and what it is told', async (t) => {
  await counts(t, [
    ["G.V().Has('Value', 1)", 1],
    ["G.V().Has('Type', 'intf')", 2],
    ["G.V().Has('Type')", 2],
    ["G.V().HasEither('Type', 'intf', 'Name', 'Node4')", 3],
    ["G.V().HasEither('Bytes', 1024, 'Bytes', 2024)", 2],
    ["G.V().Has('List', '111')", 1],
    ["G.V().Has('Indexes', 6)", 1],
    ["G.V().HasKey('Name')", 1],
    ["G.V().HasKey('Unknown')", 0],
    ["G.V().HasKey('List')", 1],
    ["G.V().HasNot('Name')", 3],
    ["G.V().Has('Map.a', 1)", 1],
    ["G.V().Has('@ID', 'n3')", 1],
  ]);
  await t.rejects(askSkydive(graph, "G.V().Has('Type', 'intf', 'x')"), {
    code: 'GREMLIN_ARGUMENTS',
    data: { offset: 26 },
  });
});

t.test('goes around, with the ends of edges the way round that Skydive has them', async (t) => {
  const chain = "G.V().Has('Value', 1).Out().Has('Value', 2).OutE().Has('Direction', 'Left')";
  t.strictSame(await answered(graph, `${chain}.OutV().Out()`), ['n4']);
  t.strictSame(await answered(graph, "G.V('n1').OutE('Mode', 'Direct').OutV()"), ['n3']);
  t.strictSame(await answered(graph, "G.V('n1').OutE('Mode', 'Direct').InV()"), ['n1']);
  await counts(t, [
    ["G.V().Has('Value', 3).BothE()", 3],
    ["G.V().Has('Value', 1).Out().Has('Value', 4)", 1],
    ["G.V().Has('Value', 1).OutE().Has('Mode', 'Slow').OutV()", 0],
    ["G.V().Has('Value', 2).Both()", 2],
    ["G.E().Has('Name', 'e3').BothV()", 2],
    ["G.V().Out().Has('Value', 4)", 2],
    ["G.V().Out().Has('Value', 4).Dedup()", 1],
    ["G.V('n4').In('Value', 3)", 1],
    ["G.V('n4').InE('Name', 'e4').InV()", 1],
  ]);
});

t.test('reads values', async (t) => {
  t.strictSame(await answered(graph, "G.V().Sum('Bytes')"), [7072]);
  t.strictSame(await answered(graph, 'G.V().Count()'), [4]);
  t.strictSame(await answered(graph, "G.V('n1').ValueMap('Bytes', 'Name')"), [{ Bytes: 1024 }]);
  await counts(t, [
    ['G.V().Keys()', 16],
    ["G.V().Values('Type')", 2],
    ["G.V().Values('Map')", 1],
    ["G.V().Values('Type').Dedup()", 1],
    ["G.V().Values('Bytes').Has(GT(2000))", 2],
  ]);
  await t.rejects(askSkydive(graph, "G.V().Sum('Name')"), { code: 'GREMLIN_TYPE' });
});

t.test('predicates', async (t) => {
  const on = (key: string, condition: string, results: number): Numbered => [
    `G.V().Has('${key}', ${condition})`,
    results,
  ];
  await counts(t, [
    on('Value', 'Within(1, 2, 4)', 3),
    on('Value', 'Within(1.0, 2, 4)', 3),
    on('Value', 'Without(1, 3)', 2),
    on('Value', 'Lt(3)', 2),
    on('Value', 'Gt(3)', 1),
    on('Value', 'Lte(3)', 3),
    on('Value', 'Gte(3)', 2),
    on('Value', 'Inside(1, 4)', 2),
    on('Value', 'Between(1, 4)', 3),
    on('Value', 'Outside(2, 3)', 2),
    on('Value', 'Ne(1)', 3),
    on('MTU', 'Ne(1200)', 1),
    on('MTU', "Ne('')", 1),
    on('MTU', 'Ne(1500)', 0),
    on('Unknown', "Ne('')", 0),
    on('Value', 'Nee(1)', 3),
    on('MTU', 'Nee(1200)', 4),
    on('MTU', "Nee('')", 4),
    on('MTU', 'Nee(1500)', 3),
    on('Unknown', "Nee('')", 4),
    on('Unknown', "Without('x')", 4),
    on('Name', "Regex('.*ode.*')", 1),
    on('Name', "Regex('ode5')", 0),
    on('Name', "Regex('Node|Node4')", 1),
    on('IPV4', "IPV4Range('192.168.0.0/24')", 1),
    on('IPV4', "IPV4Range('192.168.0.0/16')", 2),
    on('IPV4', "IPV4Range('192.168.0.0/26')", 1),
    on('IPV4', "IPV4Range('192.168.0.77/26')", 0),
    on('IPV4', "IPV4Range('192.168.2.0/24')", 0),
    on('IPV4', "IPV4Range('10.0.0.0/24')", 1),
    on('IPV4', "IPV4Range('0.0.0.0/0')", 3),
  ]);
});

t.test('shortest ways', async (t) => {
  const to = (value: number) => `ShortestPathTo(Metadata('Value', ${value}))`;
  t.strictSame(await answered(graph, `G.V('n1').${to(3)}`), [['n1', 'n3']]);
  t.strictSame(await answered(graph, `G.V().Has('Value', Within(1, 2)).${to(3)}`), [
    ['n1', 'n3'],
    ['n2', 'n3'],
  ]);
  const left = "ShortestPathTo(Metadata('Value', 3), Metadata('Direction', 'Left'))";
  t.strictSame(await answered(graph, `G.V('n1').${left}`), [['n1', 'n2', 'n3']]);
  t.strictSame(await answered(graph, `G.V('n4').${left}`), [], 'no edge to the left leads away');
  await counts(t, [[`G.V('n2').${to(4)}.SubGraph().V()`, 3]]);
});

t.test('subgraphs', async (t) => {
  await counts(t, [
    ["G.E().Has('Direction', 'Left').SubGraph().V()", 3],
    ["G.E().Has('Direction', 'Left').SubGraph().E()", 2],
    ["G.V().Has('Type', 'intf').SubGraph().V()", 2],
    ["G.V().Has('Type', 'intf').SubGraph().E()", 1],
    ["G.V().SubGraph('Name', Without('e2', 'e3', 'e4', 'e5')).E()", 1],
    ["G.V().Has('Type', 'intf').SubGraph().V('n1').Out()", 1],
    ["G.V().Has('Type', 'intf').SubGraph().V().BothE()", 2],
    ["G.V().Has('Type', 'intf').SubGraph().G.V()", 4],
  ]);
  t.strictSame(await answered(graph, "G.V().Has('Type', 'intf').SubGraph()"), [
    { Nodes: ['n1', 'n2'], Edges: ['e1'] },
  ]);
  const [whole] = (await answered(graph, 'G')) as [{ Nodes: unknown[]; Edges: unknown[] }];
  t.strictSame([whole.Nodes.length, whole.Edges.length], [4, 5], 'G alone is the whole graph');
});

t.test('one of each', async (t) => {
  await counts(t, [
    ["G.E().Dedup('Direction')", 4],
    ["G.V().Dedup('Type')", 3],
  ]);
});

t.test('limits after every step give one', async (t) => {
  const steps = [
    "V().Has('Value', Ne(7))",
    "V().HasNot('Unknown')",
    "V().HasKey('Value')",
    'V().Out()',
    'V().In()',
    'V().Both()',
    'V().Out().Dedup()',
    'V().OutE()',
    'V().InE()',
    'V().BothE()',
    'V().BothE().InV()',
    'V().BothE().OutV()',
  ];
  await counts(
    t,
    steps.map((step) => [`G.${step}.Limit(1)`, 1]),
  );
  await counts(t, [
    ["G.V().Limit(1).Has('Value', 4)", 0],
    ['G.V().Out().Dedup().Limit(3)', 3],
    ['G.V().Range(1, 3)', 2],
    ['G.V().Range(3, 1)', 0],
  ]);
});

t.test('sorts', async (t) => {
  t.strictSame(await answered(graph, "G.V().Sort(DESC, 'Value')"), ['n4', 'n3', 'n2', 'n1']);
  t.strictSame(await answered(graph, "G.V().Sort('Bytes').Limit(2)"), ['n1', 'n2']);
  t.equal((await answered(graph, "G.V().Sort(DESC, 'Name')"))[0], 'n4', 'what lacks it is last');
});

t.test('remembers nodes by name', async (t) => {
  const query = "G.V('n1').As('a').G.V('n4').As('b').Select('b', 'a')";
  t.strictSame(await answered(graph, query), ['n4', 'n1']);
  t.strictSame(
    await answered(graph, "G.V().As('all').Limit(1).Select('all').Count()"),
    [4],
    'all of them, whatever was taken after',
  );
  await t.rejects(askSkydive(graph, "G.V().As('pods').Select('pod')"), {
    code: 'GREMLIN_ARGUMENTS',
    message: /'pods'/,
    data: { offset: 24 },
  });
});

t.test('names nodes and edges as Skydive does', async (t) => {
  const [node] = await askSkydive(graph, "G.V('n3')");
  t.match(node, {
    ID: 'n3',
    Metadata: { Value: 3, IPV4: '192.168.0.34/24', Map: {}, MTU: 1500 },
    Host: '',
    Origin: 'meshlapse',
    CreatedAt: Number,
    UpdatedAt: Number,
    DeletedAt: null,
    Revision: 1,
  });
  const [edge] = await askSkydive(graph, "G.E('e5')");
  t.match(edge, { ID: 'e5', Metadata: { Mode: 'Direct' }, Parent: 'n1', Child: 'n3' });
  await t.rejects(askSkydive(graph, "G.V('n9')"), { code: 'SKYDIVE_NOT_FOUND' });
  await t.rejects(askSkydive(graph, "G.V().SubGraph().V('n9')"), { code: 'SKYDIVE_NOT_FOUND' });
});
