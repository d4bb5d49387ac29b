import t from 'tap';
import { indexLookup } from '../../../../packages/gremlin/src/strategies/rewrites/index-lookup.ts';
import { answers, ask, show } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { planned } from '../../support/planned.ts';

t.test('conditions that can be looked up are, the others stay', (t) => {
  const plans: readonly (readonly [string, readonly string[]])[] = [
    ["g.V().hasLabel('Pod')", ['V(label Pod)']],
    ["g.V().hasLabel('Pod', 'Job')", ['V(label Pod|Job)']],
    ["g.V().hasLabel('Pod').hasLabel('Job', 'Pod')", ['V(label Pod)']],
    ["g.V().hasLabel(neq('Pod'))", ['V()', 'has(T.label)']],
    ["g.V().has('name', 'x')", ['V(name x)']],
    ["g.V().has('Pod', 'name', 'x')", ['V(label Pod, name x)']],
    ["g.V().has('name', eq('x'))", ['V(name x)']],
    ["g.V().has('name', within('x'))", ['V(name x)']],
    ["g.V().has('name', within('x', 'y'))", ['V()', 'has(name)']],
    ["g.V().has('name', neq('x'))", ['V()', 'has(name)']],
    ["g.V().has('name')", ['V()', 'has(name)']],
    ["g.V().has('name', 1)", ['V(name 1)']],
    ["g.V().has('name', 1.5d)", ['V(name 1.5)']],
    ["g.V().has('name', 1.5m)", ['V()', 'has(name)']],
    ["g.V().has('name', 1e300d)", ['V()', 'has(name)']],
    ["g.V().has('name', NaN)", ['V()', 'has(name)']],
    ["g.V().has('name', null)", ['V()', 'has(name)']],
    ["g.V().has('phase', 'x')", ['V()', 'has(phase)']],
    ["g.V().has('phase', 'x').has('name', 'y')", ['V(name y)', 'has(phase)']],
    [
      "g.V().has('name', 'x').has('namespace', 'n').has('cluster', 'c').hasLabel('Pod')",
      ['V(label Pod, name x, namespace n, cluster c)'],
    ],
    ['g.V().hasId(1, 2)', ['V(id 1|2)']],
    ['g.V(1).hasId(1)', ['V(id 1)', 'has(T.id)']],
    ["g.V().has(T.label, 'Pod').has(id, 'x')", ['V(id x, label Pod)']],
    ["g.V().out().has('name', 'x')", ['V()', 'out()', 'has(name)']],
    ["g.V().out().V().has('name', 'x')", ['V()', 'out()', 'V(name x)']],
    ["g.V().as('a').has('name', 'x')", ['V()', 'as', 'has(name)']],
    ["g.E().hasLabel('owns').has('name', 'x')", ['E(label owns)', 'has(name)']],
  ];
  for (const [text, plan] of plans) t.strictSame(planned(text, [indexLookup]), plan, text);
  t.end();
});

t.test('answers are the same with and without an index', async (t) => {
  const plain = await modernGraph({ indexedKeys: [] });
  const indexed = await modernGraph({ indexedKeys: ['name', 'lang', 'age'] });
  const queries = [
    "g.V().has('name', 'marko')",
    "g.V().has('person', 'name', 'marko')",
    "g.V().has('software', 'name', 'marko')",
    "g.V().has('age', 29)",
    "g.V().has('age', 29.0)",
    "g.V().has('age', 29L)",
    "g.V().has('age', 29.0m)",
    "g.V().has('age', 29.5)",
    "g.V().has('lang', 'java').has('name', 'lop')",
    "g.V().has('lang', 'java').has('name', 'marko')",
    'g.V().hasId(1).hasId(2)',
    "g.V(1, 2).hasLabel('person').hasId(2L)",
    "g.V().hasLabel('person').hasLabel('software')",
    "g.V().out().has('name', 'lop').count()",
  ];
  for (const query of queries) {
    const expected = (await ask(plain, query)).map(show);
    await answers(t, indexed, [[query, expected]]);
  }
});
