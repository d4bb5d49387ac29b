import t from 'tap';
import { indexLookup } from '../../../../packages/gremlin/src/strategies/rewrites/index-lookup.ts';
import { matchConditions } from '../../../../packages/gremlin/src/strategies/rewrites/match-conditions.ts';
import { answers } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { planned } from '../../support/planned.ts';

const CREATED = "as('a').out('created').as('b')";

t.test('conditions on what comes in are asked first', (t) => {
  const plans: readonly (readonly [string, readonly string[]])[] = [
    [`g.V().match(as('a').has('name', 'x'), ${CREATED})`, ['V(name x)', 'match']],
    [`g.V().match(${CREATED}, as('a').has('phase', 'x'))`, ['V()', 'has(phase)', 'match']],
    [`g.V().match(${CREATED}, as('b').has('name', 'x'))`, ['V()', 'match']],
    [`g.V().match(${CREATED}, as('a').out().has('name', 'x'))`, ['V()', 'match']],
    [
      `g.V().as('a').out().match(as('a').has('name', 'x'), ${CREATED})`,
      ['V()', 'as', 'out()', 'match'],
    ],
  ];
  for (const [text, plan] of plans) {
    t.strictSame(planned(text, [matchConditions, indexLookup]), plan, text);
  }
  const text = `g.V().match(as('a').has('name', 'x'), ${CREATED})`;
  t.strictSame(planned(text, [matchConditions], { isNested: true }), ['V()', 'match']);
  t.end();
});

t.test('answers stay the same', async (t) => {
  await answers(t, await modernGraph(), [
    [`g.V().match(as('a').has('name', 'marko'), ${CREATED}).select('b').by('name')`, ['lop']],
    ["g.V().match(as('a').has('age', gt(30))).select('a').by('name')", ['josh', 'peter']],
    [
      `g.V().match(as('a').hasLabel('person'), as('a').has('age', lt(30)), ${CREATED}).count()`,
      ['1l'],
    ],
    [`g.V().as('a').out().match(as('a').has('name', 'marko'), ${CREATED}).count()`, ['3l']],
  ]);
});
