import t from 'tap';
import { parse } from '../../../packages/gremlin/src/language/parse.ts';
import { bind } from '../../../packages/gremlin/src/plan/bind.ts';
import { planOverTime } from '../../../packages/gremlin/src/plan/over-time.ts';
import type { Traversal } from '../../../packages/gremlin/src/plan/step.ts';

/** Names of steps, with what is nested in those that have something nested. */
function textOf({ steps }: Traversal): string {
  const parts = steps.map(({ name, nested = [] }) =>
    nested.length === 0 ? name : `${name}(${nested.map(textOf).join(', ')})`,
  );
  return parts.join('.');
}

function planned(text: string): string {
  const [chain] = parse(text);
  if (!chain) throw new TypeError('There is no query');
  return textOf(planOverTime(bind(chain, { text, bindings: new Map(), now: 0 }).traversal));
}

/** Each query is planned like this. */
const PLANS: readonly (readonly [query: string, plan: string])[] = [
  ["g.V().out().has('n', 1).values('n')", 'V.out.has.values'],
  ["g.V().where(out().has('n', 1))", 'V.where(out.has)'],
  ['g.V().union(out(), in()).optional(out())', 'V.union(out, in).optional(out)'],
  ['g.V().count().is(2)', 'piecewise(V.count).is'],
  ['g.V().limit(2).out()', 'piecewise(V.limit).out'],
  ['g.V().where(out().count().is(2))', 'V.where(piecewise(out.count).is)'],
  ["g.V().project('n').by('name')", 'V.project'],
  ["g.V().project('n').by(values('name'))", 'V.project(values)'],
  ["g.V().project('n').by(out().count())", 'V.piecewise(project(piecewise(out.count)))'],
  ["g.V().project('n').by(during())", 'V.project(during)'],
  ['g.V().union(out().count(), in())', 'piecewise(V.union(out.count, in))'],
  ['g.V().repeat(out()).times(2)', 'V.repeat(out)'],
  ['g.V().repeat(out().dedup()).times(2).id()', 'piecewise(V.repeat(out.dedup)).id'],
  ["g.V().aggregate('x').out().where(within('x')).id()", 'piecewise(V.aggregate.out.where).id'],
  ['g.V().ever().count()', 'V.ever.count'],
  ['g.V().dedup().ever().out().count()', 'piecewise(V.dedup).ever.out.count'],
];

t.test('steps that know no time are run in pieces, and no others', async (t) => {
  for (const [query, plan] of PLANS) t.equal(planned(query), plan, query);
});
