import { openWritableGraph } from '@meshlapse/graph';
import t, { type Test } from 'tap';
import { graphml } from '../../../../packages/gremlin/src/io/files/graphml.ts';
import { readGraphFile } from '../../../../packages/gremlin/src/io/files/read-graph-file.ts';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { contentsOf, fileOf } from '../../support/any-graph.ts';
import { MemoryFiles } from '../../support/memory-files.ts';

async function graphOf(t: Test, text: string | Buffer) {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  const transaction = await graph.begin();
  await readGraphFile(Buffer.from(text), graphml, transaction);
  await transaction.commit();
  return graph;
}

const file = (keys: string, body: string) =>
  `<?xml version='1.0'?><graphml>${keys}<graph>${body}</graph></graphml>`;

t.test('reads what TinkerPop and others write', async (t) => {
  const graph = await graphOf(
    t,
    `\ufeff<?xml version="1.0" encoding="utf-8"?>
<!-- a comment with <tags> -->
<g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns">
  <g:key id="labelV" for="node" attr.name="labelV" attr.type="string"/>
  <g:key id='d0' for='node' attr.name='name' attr.type='string'></g:key>
  <g:key id="d1" attr.name="n" attr.type="long"><g:default>7</g:default></g:key>
  <g:key id="d2" for="node" attr.name="o" attr.type="complex"/>
  <g:key id="weight" for="edge" attr.name="weight" attr.type="double"/>
  <g:graph edgedefault="directed">
    <g:edge source="1" target="x"><g:data key="weight"> 0.5 </g:data><g:data key="d1">5</g:data></g:edge>
    <g:node id="1"><g:data key="labelV">person</g:data><g:data key="d0">&lt;a&#x20;&amp; <![CDATA[<b>&]]>&#128512;</g:data></g:node>
    <g:node id="x"><g:data key="d1">-3</g:data><g:data key="unknown">y</g:data><g:data key="d2">odd</g:data></g:node>
  </g:graph>
</g:graphml>
`,
  );
  await answers(t, graph, [
    ['g.V(1).label()', ['person']],
    ['g.V(1).id()', ['1']],
    ["g.V(1).values('name')", ['<a & <b>&😀']],
    ["g.V('x').label()", ['vertex']],
    ["g.V('x').valueMap()", ['[n:[-3l], o:[odd]]']],
    ['g.E().label()', ['edge']],
    ["g.E().values('weight')", ['0.5d']],
    ["g.E().values('n')", ['5l']],
    ['g.V(1).out().id()', ['x']],
  ]);
});

t.test('writes what it reads back as the same', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  await ask(
    graph,
    `g.addV('<a>&"').property(T.id, 1).property('t', '  <x>&\\r\\n\\t"é😀 ').property('i', 1).property('l', 2l)
      .property('d', 1e300d).property('f', 1.5f).property('b', true).property('nan', NaN).property('inf', -Infinity)
      .property('labelV', 'mine').property('labelV_', 'also mine').as('a')
      .addV('b').property(T.id, 'text & <id>').as('b')
      .addE('to "it"').from('a').to('b').property(T.id, 5000000000l).property('labelE', 1).property('weight', 0.1d)`,
  );
  const back = await graphOf(t, await fileOf(graph, graphml));
  const withoutIds = (lines: readonly string[]) =>
    lines.map((line) => line.replace(/"id":\{"@type":"g:Int64","@value":\d{1,9}\},?/g, ''));
  t.strictSame(withoutIds(await contentsOf(back)), withoutIds(await contentsOf(graph)));
});

t.test('a key has one type, wide enough for all its values', async (t) => {
  const graph = await openWritableGraph({ memory: true });
  t.teardown(() => graph.close());
  await ask(
    graph,
    `g.addV('a').property(T.id, 1).property('il', 1).property('id', 1).property('it', 1).property('ld', 1l).property('by', 3b)
      .property('u', UUID('00000000-0000-0000-0000-00000000000f')).property('li', [1, 'a']).property('bi', 5n)
      .addV('b').property(T.id, 2).property('il', 2l).property('id', 1.5d).property('it', 'x').property('ld', 1.5d)`,
  );
  const back = await graphOf(t, await fileOf(graph, graphml));
  const values = (key: string) => `g.V().order().by(T.id).values('${key}')`;
  await answers(t, back, [
    [values('il'), ['1l', '2l']],
    [values('id'), ['1d', '1.5d']],
    [values('it'), ['1', 'x']],
    [values('ld'), ['1', '1.5']],
    [values('by'), ['3']],
    [values('u'), ['00000000-0000-0000-0000-00000000000f']],
    [values('li'), ['[1, a]']],
    [values('bi'), ['5']],
    ["g.V(1).values('it').is(typeOf(GType.STRING)).count()", ['1l']],
  ]);
});

t.test('refuses to leave out what it cannot hold', async (t) => {
  const refused: readonly string[] = [
    "g.addV('a').property(list, 'k', 1).property(list, 'k', 2)",
    "g.addV('a').property('k', 1, 'meta', 2)",
    "g.addV('a').property('k', 'bell \\u0007')",
  ];
  for (const query of refused) {
    const graph = await openWritableGraph({ memory: true });
    t.teardown(() => graph.close());
    await ask(graph, query);
    const files = new MemoryFiles();
    await refusals(t, graph, [["g.io('a.xml').write()", 'GRAPH_FILE_CANNOT_HOLD']], { files });
    t.equal(files.files.size, 0);
  }
});

t.test('says on which line a file is wrong', async (t) => {
  const node = '<node id="1"/>';
  const wrong: readonly (readonly [string | Buffer, number])[] = [
    ['', 1],
    ['no xml', 1],
    ['<graphml>\n<graph>\n</graphml>', 3],
    ['<graphml/>\n<graphml/>', 2],
    ['<graphml/>\ntext', 2],
    ['<graphml>\n<graph a="1" a="2"/></graphml>', 2],
    ['<graphml>\n<graph a=1/></graphml>', 2],
    ['<graphml>\n&nbsp;</graphml>', 2],
    ['<graphml>&#55357;</graphml>', 1],
    ['<graphml>&#0;</graphml>', 1],
    ['<graphml>\n\u0000</graphml>', 2],
    ['<!DOCTYPE graphml [<!ENTITY a "b">]><graphml>&a;</graphml>', 1],
    ['<?xml version="1.0"?>\n<!DOCTYPE g SYSTEM "file:///etc/passwd"><graphml/>', 2],
    ["<?xml version='1.0' encoding='ISO-8859-1'?><graphml/>", 1],
    [Buffer.from([0x3c, 0xff]), 1],
    ['<a>'.repeat(200), 1],
    [file('', '\n<node/>'), 2],
    [file('', `${node}\n${node}`), 2],
    [file('', `${node}\n<edge source="1" target="2"/>`), 2],
    [file('', `${node}\n<edge source="1"/>`), 2],
    [file('', `<node id="1">\n${node}</node>`), 2],
    [file('', `${node}\n<hyperedge/>`), 2],
    [file('\n<key for="node"/>', node), 2],
    ...['int:1.5', 'int:3000000000', 'long:x', 'double:one', 'boolean:1', 'double:'].map(
      (case_): readonly [string, number] => {
        const [type, value] = case_.split(':');
        const key = `<key id="k" for="node" attr.name="k" attr.type="${type}"/>`;
        return [file(key, `\n<node id="1"><data key="k">${value}</data></node>`), 2];
      },
    ),
  ];
  for (const [text, line] of wrong) {
    await t.rejects(graphOf(t, text), { code: 'GRAPH_FILE_INVALID', data: { line } }, String(text));
  }
});

t.test('a long file of one line is read in a time that grows with it', async (t) => {
  const nodes = Array.from({ length: 40_000 }, (_, i) => `<node id="${i}"/>${' '.repeat(200)}`);
  const reader = graphml.read(Buffer.from(file('', `${nodes.join('')}<node/>`)));
  const startedAt = performance.now();
  t.throws(() => [...reader], { code: 'GRAPH_FILE_INVALID', data: { line: 1 } });
  t.ok(performance.now() - startedAt < 5_000);
});
