import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { answers, ask, refusals, show } from '../../../support/ask.ts';
import { SMALL, writableGraph } from '../../../support/writable-graph.ts';

t.test('what is described is found, or made as it is described', async (t) => {
  const graph = await writableGraph(SMALL);
  await answers(t, graph, [
    ["g.mergeV([name: 'Ann']).id()", ['ann']],
    ["g.mergeV([(T.label): 'person']).id()", ['ann', 'bob']],
    ["g.mergeV([(T.id): 'lop', name: 'lop']).id()", ['lop']],
    [
      "g.mergeV([(T.id): 'cid', (T.label): 'person', name: 'Cid']).elementMap()",
      ['[T.id:cid, T.label:person, name:Cid]'],
    ],
    ["g.mergeV([(T.id): 'cid', (T.label): 'person', name: 'Cid']).count()", ['1l']],
    ["g.mergeV([name: 'Dee']).label()", ['vertex']],
    ['g.V().count()', ['5l']],
  ]);
});

t.test('an empty map and null describe everything', async (t) => {
  const graph = await writableGraph();
  await answers(t, graph, [
    ['g.mergeV([:]).label()', ['vertex']],
    ['g.mergeV(null).count()', ['1l']],
    ['g.V().mergeV([:]).count()', ['1l']],
    ['g.inject([:], [:]).mergeV().count()', ['2l']],
  ]);
});

t.test('maps may be found, also where the traverser is', async (t) => {
  const graph = await writableGraph(SMALL);
  await answers(t, graph, [
    ["g.inject([name: 'Ann'], [name: 'Eve']).mergeV().values('name')", ['Ann', 'Eve']],
    ["g.inject([name: 'Ann']).mergeV(identity()).id()", ['ann']],
    ["g.withSideEffect('m', [name: 'Bob']).mergeV(select('m')).id()", ['bob']],
    ["g.V('ann').project('name').by('name').mergeV().id()", ['ann']],
    ["g.V('ann', 'bob').map(mergeV([name: 'Flo'])).dedup().count()", ['1l']],
  ]);
});

t.test('one after the other: what the first made, the second finds', async (t) => {
  const graph = await writableGraph();
  await answers(t, graph, [
    ["g.inject(1, 2, 1, 2).project('n').by(identity()).mergeV().values('n')", ['1', '1', '2', '2']],
    ['g.V().count()', ['2l']],
  ]);
});

t.test('onCreate adds to what is made, onMatch changes what is found', async (t) => {
  const merge = (name: string) =>
    `g.mergeV([(T.label): 'person', name: '${name}'])
      .option(Merge.onCreate, [made: true]).option(onMatch, [made: false]).valueMap()`;
  const graph = await writableGraph(SMALL);
  await answers(t, graph, [
    [merge('Gus'), ['[made:[true], name:[Gus]]']],
    [merge('Gus'), ['[made:[false], name:[Gus]]']],
    [
      "g.mergeV([name: 'Gus']).option(onMatch, null).option(onCreate, [:]).values('made')",
      ['false'],
    ],
    ["g.mergeV([name: 'Gus']).option(onMatch, [made: null]).valueMap()", ['[name:[Gus]]']],
    ["g.mergeV(null).option(onMatch, [seen: 1]).values('seen').count()", ['4l']],
    ["g.mergeV([(T.id): 'hal']).option(onCreate, [(T.label): 'person']).label()", ['person']],
    ["g.mergeV([x: 1]).option(onCreate, constant([x: 1, y: 2])).values('y')", ['2']],
  ]);
});

t.test('what onMatch asks is asked at what was found', async (t) => {
  const graph = await writableGraph(SMALL);
  await answers(t, graph, [
    [
      "g.mergeV([(T.label): 'person']).option(onMatch, project('next').by(math('_ + 1').by('age'))).values('next')",
      ['31d', '41d'],
    ],
    [
      "g.inject(0).mergeV([name: 'Ann']).option(onMatch, sideEffect(properties('age').drop()).constant([:])).valueMap('name', 'age')",
      ['[name:[Ann]]'],
    ],
  ]);
});

t.test('values say how they meet those that are there', async (t) => {
  const graph = await writableGraph("g.addV().property('k', 1).property('n', 1)");
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['onMatch, [n: Cardinality.list(1)]', ['1', '1']],
    ['onMatch, [n: single(2)]', ['2']],
    ['onMatch, [n: set(2)]', ['2']],
    ['onMatch, [n: 3], Cardinality.set', ['2', '3']],
    ['onMatch, [n: single(4)], list', ['4']],
  ];
  for (const [option, values] of cases) {
    await answers(t, graph, [[`g.mergeV([k: 1]).option(${option}).values('n')`, values]]);
  }
  await answers(t, graph, [
    ["g.mergeV([k: 2]).option(onCreate, [(T.label): 'x', n: 1], list).label()", ['x']],
  ]);
});

t.test('maps that cannot be are refused before anything runs', async (t) => {
  await refusals(t, await writableGraph(), [
    ['g.mergeV([(T.label): null])', 'GREMLIN_ARGUMENTS', 'mergeV'],
    ['g.mergeV([(T.label): 1])', 'GREMLIN_ARGUMENTS', 'mergeV'],
    ["g.mergeV([(T.label): '~x'])", 'GREMLIN_ARGUMENTS', 'mergeV'],
    ["g.mergeV(['~id': 1])", 'GREMLIN_ARGUMENTS', 'mergeV'],
    ["g.mergeV([(OUT): 'a'])", 'GREMLIN_ARGUMENTS', 'mergeV'],
    ["g.mergeV([:]).option(onCreate, ['~x': 1])", 'GREMLIN_ARGUMENTS', 'mergeV'],
    ["g.mergeV([:]).option(onMatch, ['~x': 1])", 'GREMLIN_ARGUMENTS', 'mergeV'],
    ['g.mergeV([:]).option(onMatch, [(T.id): 1])', 'GREMLIN_ARGUMENTS', 'mergeV'],
    ['g.mergeV([x: 1]).option(onCreate, [x: 2])', 'GREMLIN_ARGUMENTS', 'mergeV'],
    ['g.mergeV([x: 1]).option(outV, [x: 2])', 'GREMLIN_MISPLACED_STEP', 'option'],
    ['g.mergeV(1)', 'GREMLIN_ARGUMENTS', 'mergeV'],
    ['g.V().option(onMatch, [x: 2])', 'GREMLIN_MISPLACED_STEP', 'option'],
  ]);
});

t.test('maps that are found are looked at when they are', async (t) => {
  const graph = await writableGraph(SMALL);
  await refusals(t, graph, [
    ["g.mergeV(constant(['~id': 1]))", 'GREMLIN_WRITE'],
    ['g.mergeV([x: 1]).option(onCreate, constant([x: 2]))', 'GREMLIN_WRITE'],
    ['g.mergeV([:]).option(onMatch, constant([(T.id): 2]))', 'GREMLIN_WRITE'],
    ["g.mergeV(V('nobody'))", 'GREMLIN_WRITE'],
    ["g.mergeV(constant('x'))", 'GREMLIN_TYPE'],
  ]);
  await t.rejects(
    ask(graph, "g.mergeV([(T.label): 'a']).option(onCreate, constant([(T.label): 'b']))"),
    {
      message: /option\(onCreate\) cannot override values from merge\(\) argument: \(label, b\)/,
    },
  );
});

t.test('merging a list of names leaves each of them once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
      async (names) => {
        const graph = await writableGraph();
        const maps = names.map((name) => `[name: '${name}']`).join(', ');
        const merge = `g.inject(${maps}).mergeV().option(onCreate, [n: 1]).option(onMatch, [n: 2]).count()`;
        const counted = await ask(graph, merge);
        assert.deepEqual(counted.map(show), [`${names.length}l`]);
        const kept = await ask(
          graph,
          "g.V().order().by('name').project('name', 'n').by('name').by('n')",
        );
        const expected = [...new Set(names)]
          .sort()
          .map(
            (name) =>
              `[n:${names.filter((other) => other === name).length > 1 ? 2 : 1}, name:${name}]`,
          );
        assert.deepEqual(kept.map(show), expected);
      },
    ),
    { numRuns: 30 },
  );
});
