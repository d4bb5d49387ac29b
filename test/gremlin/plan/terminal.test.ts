import { CodedError } from '@meshlapse/model';
import t from 'tap';
import { executeQuery } from '../../../packages/gremlin/src/execute.ts';
import { ASKED_AT, answers, answersInOrder, ask, refusals } from '../../support/ask.ts';
import { modernGraph } from '../../support/modern-graph.ts';

t.test('a query ends with what is wanted of its results', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ["g.V().order().by('name').values('name').next()", ['josh']],
    ["g.V().order().by('name').values('name').next(2)", ['josh', 'lop']],
    ['g.inject(1, 1, 1).barrier().next(2)', ['1', '1']],
    ['g.V(1).next(5)', ['v[1]']],
    ['g.V().next(0)', []],
    ['g.V().count().next()', ['6l']],
    ['g.V(1).tryNext()', ['v[1]']],
    ['g.V(99).tryNext()', []],
    ['g.V().hasNext()', ['true']],
    ['g.V(99).hasNext()', ['false']],
    ['g.V().iterate()', []],
    ['g.inject(1, 2, 1).toList()', ['1', '2', '1']],
    ['g.inject(1, 2, 1).toBulkSet()', ['1', '2', '1']],
    ['g.inject(1, 2, 1, 1l).toSet()', ['1', '2', '1l']],
    ["g.V(4, 6).out('created').toSet()", ['v[5]', 'v[3]']],
  ]);
  const empty: unknown = await ask(await modernGraph(), 'g.V(99).next()').catch((e: unknown) => e);
  t.ok(empty instanceof CodedError && empty.code === 'QUERY_NO_RESULT');
});

t.test('what is not needed is not read', async (t) => {
  const touched = async (text: string) => {
    const answer = await executeQuery(await modernGraph(), { text, now: ASKED_AT });
    for await (const _ of answer.results);
    return answer.touched();
  };
  const all = await touched('g.V().toList()');
  t.ok((await touched('g.V().next()')) < all);
  t.ok((await touched('g.V().hasNext()')) < all);
});

t.test('a query tells its text or its plan instead of running', async (t) => {
  const graph = await modernGraph();
  await answers(t, graph, [
    ["g.V().hasLabel('person').out('knows').toString()", ['[V, has(T.label), out(knows)]']],
    [
      'g.V().where(out()).limit(2).toList().toString().toString()',
      ['[V, where([out]), limit(0, 2)]'],
    ],
    ['g.toString()', ['[]']],
  ]);
  const [plan] = await ask(graph, "g.V().has('name', 'marko').outE('knows').inV().explain()");
  t.ok(plan instanceof Map);
  if (!(plan instanceof Map)) return;
  t.equal(plan.get('original'), '[V, has(name), outE(knows), inV]');
  t.equal(plan.get('final'), '[V(name marko), out(knows)]');
  const steps = plan.get('intermediate');
  const names = Array.isArray(steps) ? steps.map((step) => step.get('strategy')) : [];
  t.same(names, ['adjacent-vertices', 'index-lookup']);
});

t.test('whole queries stand as values', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(g.V().has('name', 'marko').next()).values('name')", ['marko']],
    ["g.V(g.V().hasLabel('software').toList()).values('name')", ['lop', 'ripple']],
    ['g.inject(g.V().count().next(), g.V(99).hasNext())', ['6l', 'false']],
    ["g.inject([a: g.V(1).values('age').next(), b: {g.E().count().next()}])", ['[a:29, b:{6l}]']],
    [
      "g.V().has('age', gt(g.V(g.V(1).next()).values('age').next())).values('name')",
      ['josh', 'peter'],
    ],
    [
      'g.inject(g.inject(1, 2).next(2), g.inject(1, 1).toSet(), g.inject(1).iterate())',
      ['[1, 2]', '{1}', '[]'],
    ],
    ["g.inject('(g.V().next())')", ['(g.V().next())']],
    ['g.inject(g.V(99).tryNext())', ['null']],
  ]);
  await refusals(t, await modernGraph(), [
    ['g.V(g.V(99).next())', 'QUERY_NO_RESULT'],
    ['g.V(g.V().foo().next())', 'GREMLIN_UNKNOWN_STEP', 'foo'],
    [
      `g.inject(${'g.V(1).next(), '.repeat(16)}g.V(2).next())`,
      'GREMLIN_TOO_MANY_QUERIES',
      'g.V(2)',
    ],
  ]);
});

t.test('an end is the end, and takes what it takes', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().next().out()', 'GREMLIN_MISPLACED_STEP', 'next'],
    ['g.V().where(out().hasNext())', 'GREMLIN_MISPLACED_STEP', 'hasNext'],
    ['g.next()', 'GREMLIN_MISPLACED_STEP'],
    ['g.V().next(-1)', 'GREMLIN_ARGUMENTS', 'next'],
    ["g.V().next('a')", 'GREMLIN_ARGUMENTS', 'next'],
    ['g.V().next(1, 2)', 'GREMLIN_ARGUMENTS', 'next'],
    ['g.V().toList(1)', 'GREMLIN_ARGUMENTS', 'toList'],
    ['g.V().next', 'GREMLIN_MISPLACED_STEP', 'next'],
  ]);
});

t.test('an empty text asks for nothing', async (t) => {
  await answers(t, await modernGraph(), [
    ["''", []],
    ['""', []],
    ["''; g.V(1)", ['v[1]']],
    ["g.V(1); ''", []],
  ]);
  await refusals(t, await modernGraph(), [["'g.V()'", 'GREMLIN_SYNTAX', "'"]]);
});
