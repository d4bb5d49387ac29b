import { executeQuery } from '@meshlapse/gremlin';
import t from 'tap';
import { indexLookup } from '../../../../packages/gremlin/src/strategies/rewrites/index-lookup.ts';
import { pageLimit } from '../../../../packages/gremlin/src/strategies/rewrites/page-limit.ts';
import { ASKED_AT, answers } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { planned } from '../../support/planned.ts';

t.test('a limit right behind a look-up is its page size', (t) => {
  const plans: readonly (readonly [string, readonly string[]])[] = [
    ['g.V().limit(3)', ['V(pages of 3)', 'limit']],
    ['g.V().range(2, 5)', ['V(pages of 5)', 'range']],
    ['g.V().hasLabel("a").limit(3)', ['V(label a, pages of 3)', 'limit']],
    ['g.V().limit(0)', ['V()', 'limit']],
    ['g.V().skip(2)', ['V()', 'skip']],
    ['g.V().has("phase").limit(3)', ['V()', 'has(phase)', 'limit']],
    ['g.V().out().limit(3)', ['V()', 'out()', 'limit']],
  ];
  for (const [text, plan] of plans) {
    t.strictSame(planned(text, [indexLookup, pageLimit]), plan, text);
  }
  t.end();
});

t.test('what was counted stays counted', async (t) => {
  await answers(t, await modernGraph(), [['g.V().count().limit(1)', ['6l']]]);
});

t.test('no more is read than asked for', async (t) => {
  const { results, touched } = await executeQuery(await modernGraph(), {
    text: 'g.V().limit(2).id()',
    now: ASKED_AT,
  });
  for await (const batch of results) t.equal(batch.length, 2);
  // Two handles, and their headers for the ids.
  t.equal(touched(), 4);
});
