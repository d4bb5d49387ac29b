import t from 'tap';
import { bindText } from '../../packages/gremlin/src/plan/bind-text.ts';
import { describe } from '../../packages/gremlin/src/plan/describe.ts';
import { readyPlan } from '../../packages/gremlin/src/ready-plan.ts';
import { ASKED_AT, ask } from '../support/ask.ts';
import { modernGraph } from '../support/modern-graph.ts';

const graph = await modernGraph();
const NOW = { kind: 'at', at: ASKED_AT } as const;
const ALL = { kind: 'between', interval: { from: 0, to: ASKED_AT } } as const;

const bound = (text: string) => {
  const [query] = bindText({ text, bindings: new Map(), now: ASKED_AT });
  if (!query) throw new TypeError('Nothing was bound');
  return query;
};

t.test('a query is made ready once for a graph and a kind of view', async (t) => {
  const query = bound("g.V().has('name', 'josh').out().count()");
  const [now, then] = [await graph.view(NOW), await graph.view({ ...NOW, at: 5 })];
  const first = readyPlan(query, graph, now);
  t.equal(readyPlan(query, graph, then), first, 'instants do not matter');
  t.not(readyPlan(query, await modernGraph(), now), first, 'graphs do');
  const long = readyPlan(query, graph, await graph.view(ALL));
  t.not(describe(long.plan), describe(first.plan), 'and so do intervals');
  t.equal(first.isOverTime, false);
  t.equal(long.isOverTime, true);
});

t.test('what is known of a plan', async (t) => {
  const view = await graph.view(NOW);
  const known = (text: string) => readyPlan(bound(text), graph, view);
  t.match(known('g.V().count()'), { tracking: 'none', leavesTime: false, profiles: false });
  t.match(known("g.V().as('a').out().select('a')"), { tracking: 'labels' });
  t.match(known('g.V().out().path()'), { tracking: 'path' });
  t.match(known('g.V().history()'), { leavesTime: true, isOverTime: true });
  t.match(known('g.V().profile()'), { profiles: true });
  t.strictSame([...known("g.V().aggregate('x').cap('x')").gathered], ['x']);
});

t.test('a text is answered at any time, whichever it was first asked at', async (t) => {
  const text = "g.V().hasLabel('person').count()";
  const [now] = await ask(graph, text);
  const [before] = await ask(graph, text, { time: { kind: 'at', at: -1 } });
  const [again] = await ask(graph, text);
  t.notSame(before, now);
  t.same(again, now);
});
