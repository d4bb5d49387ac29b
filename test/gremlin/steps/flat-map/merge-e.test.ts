import t from 'tap';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { SMALL, writableGraph } from '../../../support/writable-graph.ts';

const KNOWS = "(T.label): 'knows', (OUT): 'ann', (IN): 'bob'";

t.test('edges are found by id, label, ends and properties', async (t) => {
  const graph = await writableGraph(SMALL);
  const found: readonly (readonly [string, readonly string[]])[] = [
    [`[${KNOWS}]`, ['k']],
    ['[:]', ['k', 'w']],
    ["[(T.id): 'w']", ['w']],
    ["[(T.id): 'w', (T.label): 'wrote', (from): 'ann', (to): 'lop']", ['w']],
    ["[(Direction.OUT): 'ann']", ['k', 'w']],
    ["[(Direction.to): 'lop']", ['w']],
    ["[(IN): 'bob', since: 2010]", ['k']],
    ["[(T.label): 'wrote']", ['w']],
    ["[(OUT): 'ann', (IN): 'lop']", ['w']],
  ];
  for (const [map, ids] of found) await answers(t, graph, [[`g.mergeE(${map}).id()`, ids]]);
  await answers(t, graph, [['g.E().count()', ['2l']]]);
});

t.test('what is not there is made, once', async (t) => {
  const graph = await writableGraph(SMALL);
  const shown =
    "project('o', 'l', 'i', 'p').by(outV().id()).by(label).by(inV().id()).by(valueMap())";
  await answers(t, graph, [
    [`g.mergeE([(OUT): 'bob', (IN): 'ann', w: 1]).${shown}`, ['[i:ann, l:edge, o:bob, p:[w:1]]']],
    ["g.mergeE([(OUT): 'bob', (IN): 'ann', w: 1]).count()", ['1l']],
    [`g.mergeE([${KNOWS}, since: 2020]).${shown}`, ['[i:bob, l:knows, o:ann, p:[since:2020]]']],
    ["g.mergeE([(T.id): 'own', (OUT): 'lop', (IN): 'lop']).id()", ['own']],
    ['g.E().count()', ['5l']],
  ]);
});

t.test('onCreate adds to what is made, onMatch changes what is found', async (t) => {
  const merge = `g.mergeE([${KNOWS.replace('knows', 'likes')}])
    .option(onCreate, [made: true]).option(onMatch, [made: false]).values('made')`;
  const graph = await writableGraph(SMALL);
  await answers(t, graph, [
    [merge, ['true']],
    [merge, ['false']],
    [
      "g.mergeE([(T.id): 'own']).option(onCreate, [(OUT): 'ann', (IN): 'bob', (T.label): 'x']).label()",
      ['x'],
    ],
    ["g.mergeE([(OUT): 'bob']).option(onCreate, [(IN): 'lop']).inV().id()", ['lop']],
    [
      "g.V('ann').mergeE([(T.id): 'own']).option(onMatch, project('was').by(label)).values('was')",
      ['x'],
    ],
    ["g.mergeE([(T.id): 'own']).option(onMatch, [was: null]).valueMap()", ['[:]']],
  ]);
});

t.test('ends may be found, as vertices or by what they are', async (t) => {
  const ends = '(OUT): Merge.outV, (IN): Merge.inV';
  const forms = [
    `g.V('ann').as('a').V('lop').as('l').mergeE([${ends}]).option(outV, select('a')).option(inV, select('l'))`,
    `g.mergeE([${ends}]).option(outV, [(T.id): 'ann']).option(inV, [name: 'lop'])`,
    `g.V('lop').mergeE([${ends}]).option(Merge.outV, constant([name: 'Ann'])).option(Merge.inV, identity())`,
    `g.mergeV([name: 'Ann']).as('a').mergeV([name: 'lop']).as('l')
       .mergeE([(T.label): 'wrote']).option(onCreate, [${ends}]).option(outV, select('a')).option(inV, select('l'))`,
  ];
  for (const form of forms) {
    await answers(t, await writableGraph(SMALL), [[`${form}.id()`, ['w']]]);
  }
});

t.test('an edge needs two vertices that are there', async (t) => {
  const graph = await writableGraph(SMALL);
  await refusals(t, graph, [
    ["g.mergeE([(T.label): 'x'])", 'GREMLIN_WRITE'],
    ["g.mergeE([(OUT): 'ann', x: 1])", 'GREMLIN_WRITE'],
    ["g.mergeE([(OUT): 'ann', (IN): 'nobody'])", 'GREMLIN_WRITE'],
    ["g.mergeE([(OUT): outV, (IN): 'ann'])", 'GREMLIN_WRITE'],
    ["g.mergeE([(OUT): outV, (IN): 'ann']).option(outV, [name: 'nobody'])", 'GREMLIN_WRITE'],
    ["g.mergeE([(OUT): outV, (IN): 'ann']).option(outV, constant(null))", 'GREMLIN_WRITE'],
    ["g.mergeE([(OUT): outV, (IN): 'ann']).option(outV, constant(1))", 'GREMLIN_WRITE'],
  ]);
  await t.rejects(ask(await writableGraph(), 'g.mergeE([:])'), {
    message: /^Out Vertex not specified in onCreate - edge cannot be created\./,
  });
  await t.rejects(ask(graph, "g.mergeE([(OUT): 100, (IN): 'ann'])"), {
    message: /^Vertex id could not be resolved from mergeE: 100\./,
  });
});

t.test('maps that cannot be are refused, also where an edge is found', async (t) => {
  await refusals(t, await writableGraph(SMALL), [
    ['g.mergeE([(OUT): null])', 'GREMLIN_ARGUMENTS', 'mergeE'],
    ['g.mergeE([(OUT): inV])', 'GREMLIN_ARGUMENTS', 'mergeE'],
    ["g.mergeE([(BOTH): 'ann'])", 'GREMLIN_ARGUMENTS', 'mergeE'],
    ["g.mergeE([(OUT): 'ann']).option(onCreate, [(OUT): 'bob'])", 'GREMLIN_ARGUMENTS', 'mergeE'],
    ['g.mergeE([:]).option(onMatch, [x: list(1)])', 'GREMLIN_ARGUMENTS', 'mergeE'],
    ["g.mergeE([:]).option(onMatch, ['~x': 1])", 'GREMLIN_ARGUMENTS', 'mergeE'],
    ['g.mergeE([:]).option(onMatch, [x: 1], single)', 'GREMLIN_ARGUMENTS', 'mergeE'],
  ]);
});
