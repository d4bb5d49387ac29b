import { executeQuery } from '@meshlapse/gremlin';
import type { GraphTransaction, WritableGraph } from '@meshlapse/model';
import t from 'tap';
import { answers, ask, refusals, show } from '../../support/ask.ts';
import { modernGraph } from '../../support/modern-graph.ts';
import { SMALL, writableGraph } from '../../support/writable-graph.ts';

const NOW = 60_000_000;

async function labels(graph: WritableGraph): Promise<readonly string[]> {
  return (await ask(graph, 'g.V().label().order()')).map(show);
}

/** Asks in a session's transaction. */
async function inSession(
  graph: WritableGraph,
  transaction: GraphTransaction,
  text: string,
): Promise<readonly string[]> {
  return (await ask(graph, text, { transaction })).map(show);
}

t.test('what a request wrote is kept when all results were taken', async (t) => {
  const graph = await writableGraph();
  const { results } = await executeQuery(graph, { text: 'g.inject(1, 2).addV("a")', now: NOW });
  const pulled = results[Symbol.asyncIterator]();
  for (let next = await pulled.next(); !next.done; next = await pulled.next()) {
    t.strictSame(await labels(graph), [], 'nobody else sees it before');
  }
  t.strictSame(await labels(graph), ['a', 'a']);
});

t.test('nothing is kept when the results are closed early', async (t) => {
  const graph = await writableGraph();
  const begun = async () => {
    const { results } = await executeQuery(graph, { text: 'g.inject(1, 2).addV("a")', now: NOW });
    return results[Symbol.asyncIterator]();
  };
  const untouched = await begun();
  await untouched.return?.();
  const [first, second] = [await begun(), await begun()];
  await first.next();
  await first.next();
  await first.return?.();
  for (let next = await second.next(); !next.done; next = await second.next());
  t.strictSame(await labels(graph), ['a', 'a'], 'only what the second one wrote');
});

t.test('nothing is kept of a request that fails, meets a limit or is cancelled', async (t) => {
  const graph = await writableGraph();
  await t.rejects(ask(graph, 'g.addV("a").addE("x").to(V("nobody"))'), { code: 'GREMLIN_WRITE' });
  await t.rejects(ask(graph, 'g.addV("a"); g.addV("b"); g.V().drop().next()'), {
    code: 'QUERY_NO_RESULT',
  });
  await t.rejects(ask(graph, 'g.inject(1, 2, 3).addV("a")', { limits: { results: 2 } }), {
    code: 'QUERY_LIMIT',
  });
  const controller = new AbortController();
  const { signal } = controller;
  const { results } = await executeQuery(graph, {
    text: 'g.inject(1, 2, 3).addV("a")',
    now: NOW,
    signal,
  });
  await t.rejects(
    (async () => {
      for await (const _ of results) controller.abort();
    })(),
    { code: 'QUERY_CANCELLED' },
  );
  t.strictSame(await labels(graph), []);
});

t.test('several queries in one text run in their order and in one transaction', async (t) => {
  const graph = await writableGraph();
  await answers(t, graph, [
    ['g.addV("a"); g.V().addV("b"); g.V().count()', ['2l']],
    ['g.V().hasLabel("a").drop() g.V().label()', ['b']],
  ]);
  await t.rejects(ask(graph, 'g.addV("c"); g.addV("d").property(T.id, [1])'), {
    code: 'GREMLIN_WRITE',
  });
  t.strictSame(await labels(graph), ['b']);
});

t.test('a session keeps its changes to itself until they are committed', async (t) => {
  const graph = await writableGraph();
  const session = graph.begin();
  await inSession(graph, session, 'g.tx().begin()');
  await inSession(graph, session, 'g.addV("a")');
  t.strictSame(await inSession(graph, session, 'g.V().label()'), ['a']);
  t.strictSame(await labels(graph), []);
  await t.rejects(inSession(graph, session, 'g.tx().begin()'), { code: 'TRANSACTION_OPEN' });
  t.ok(session.isOpen, 'a failed query does not end it');
  t.strictSame(await inSession(graph, session, 'g.addV("b"); g.tx().commit()'), []);
  t.notOk(session.isOpen);
  t.strictSame(await labels(graph), ['a', 'b']);

  const lost = graph.begin();
  await inSession(graph, lost, 'g.V().drop()');
  t.strictSame(await inSession(graph, lost, 'g.V().count()'), ['0l']);
  await inSession(graph, lost, 'g.tx().rollback()');
  t.strictSame(await labels(graph), ['a', 'b']);
});

t.test('a session may look at the past, and may write in a query that is a value', async (t) => {
  const graph = await writableGraph(SMALL);
  const session = graph.begin();
  await inSession(graph, session, 'g.V().drop()');
  const at = session.view.basis.transaction;
  const past = await ask(graph, 'g.V().count()', {
    transaction: session,
    time: { kind: 'at', at },
  });
  t.strictSame(past.map(show), ['3l'], 'what is not committed is in no time');
  t.strictSame(await inSession(graph, session, 'g.V(g.addV("a").next()).label()'), ['a']);
});

t.test('what ends a transaction stands last, and needs a session', async (t) => {
  const graph = await writableGraph();
  const session = graph.begin();
  await t.rejects(inSession(graph, session, 'g.tx().commit(); g.V()'), {
    code: 'TRANSACTION_MISPLACED',
  });
  t.ok(session.isOpen);
  for (const command of ['begin', 'commit', 'rollback']) {
    for (const asked of [graph, await modernGraph()]) {
      await t.rejects(ask(asked, `g.tx().${command}()`), {
        code: 'TRANSACTIONS_UNSUPPORTED',
        message: /Graph does not support transactions/,
      });
    }
  }
});

t.test('what a session wrote meets what others wrote meanwhile', async (t) => {
  const graph = await writableGraph(SMALL);
  const session = graph.begin();
  await inSession(graph, session, "g.V('ann').property('age', 31)");
  await ask(graph, "g.V('ann').property('age', 32)");
  await t.rejects(inSession(graph, session, 'g.tx().commit()'), { code: 'GRAPH_CONFLICT' });
  await answers(t, graph, [["g.V('ann').values('age')", ['32']]]);
});

t.test('recorded graphs and the past are not written', async (t) => {
  const recorded = await modernGraph();
  const writes = [
    'g.addV()',
    'g.V().drop()',
    "g.V().property('x', 1)",
    'g.mergeV([:])',
    "g.V().map(coalesce(out('x'), addV()))",
    'g.V(); g.addV(); g.V()',
  ];
  await refusals(
    t,
    recorded,
    writes.map((query) => [query, 'GRAPH_READ_ONLY'] as const),
  );
  const graph = await writableGraph(SMALL);
  await refusals(t, graph, [
    ["g.at('-1m').addV()", 'GRAPH_READ_ONLY'],
    ["g.between('-1m', 'now').V().drop()", 'GRAPH_READ_ONLY'],
    ["g.with('at', '-1m').V().property('x', 1)", 'GRAPH_READ_ONLY'],
  ]);
  await t.rejects(ask(graph, 'g.V().drop()', { time: { kind: 'at', at: 1 } }), {
    code: 'GRAPH_READ_ONLY',
  });
  await answers(t, graph, [['g.V().count()', ['3l']]]);
});

t.test('each commit is a version: the past is asked as everywhere', async (t) => {
  const graph = await writableGraph("g.addV().property(T.id, 1).property('n', 1)");
  const { transaction } = (await executeQuery(graph, { text: 'g.V()', now: NOW })).basis();
  await ask(graph, "g.V(1).property('n', 2)");
  await ask(graph, 'g.V(1).drop()');
  const at = (text: string, instant: number) =>
    ask(graph, text, { time: { kind: 'at', at: instant } }).then((values) => values.map(show));
  t.strictSame(await at('g.V(1).values("n")', transaction), ['1']);
  t.strictSame(await at('g.V(1).history().values("n")', transaction), ['2', '1']);
  t.strictSame(await at('g.V().count()', transaction - 1), ['0l']);
  await answers(t, graph, [['g.V().count()', ['0l']]]);
});
