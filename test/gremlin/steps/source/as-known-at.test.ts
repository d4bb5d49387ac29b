import { openGraph } from '@meshlapse/graph';
import type { Mutation, Value } from '@meshlapse/model';
import t from 'tap';
import { executeQuery } from '../../../../packages/gremlin/src/execute.ts';
import { describeBasis } from '../../../../packages/gremlin/src/io/describe-basis.ts';
import { ASKED_AT, answers, refusals } from '../../../support/ask.ts';
import { second } from '../../support/changing-graph.ts';

const put = (at: number, n: number): Mutation => ({
  kind: 'putVertex',
  id: 'a',
  label: 'Pod',
  at: at * 1_000_000,
  properties: new Map([['n', n]]),
});

/** Three versions, recorded at 10, 20 and 30 seconds, the last of which ends the one before at its very beginning. */
async function recorded() {
  let now = 10_000_000;
  const graph = await openGraph({ memory: true, clock: { now: () => now } });
  for (const mutation of [put(1, 1), put(5, 2), put(5, 3)]) {
    await graph.write({ mutations: [mutation] });
    now += 10_000_000;
  }
  return graph;
}

t.test('what was known at a transaction', async (t) => {
  await answers(t, await recorded(), [
    ["g.V().values('n')", ['3']],
    [`g.asKnownAt(${second(30)}).V().values('n')`, ['3']],
    [`g.asKnownAt(${second(29)}).V().values('n')`, ['2']],
    [`g.asKnownAt(${second(10)}).V().values('n')`, ['1']],
    [`g.asKnownAt(${second(9)}).V()`, []],
    [`g.with('asKnownAt', ${second(25)}).V().values('n')`, ['2']],
    [`g.at(${second(3)}).asKnownAt(${second(30)}).V().values('n')`, ['1']],
    [`g.asKnownAt(${second(25)}).at(${second(7)}).V().validTo()`, []],
    [`g.between(${second(0)}, ${second(50)}).asKnownAt(${second(25)}).V().values('n')`, ['1', '2']],
    [`g.asKnownAt(${second(25)}).V().history().values('n')`, ['1', '2']],
    [`g.asKnownAt(${second(15)}).V().history().values('n')`, ['1']],
    [`g.diff(${second(2)}, ${second(8)}).asKnownAt(${second(15)}).V()`, []],
    [`g.diff(${second(2)}, ${second(8)}).asKnownAt(${second(25)}).V().values('after.n')`, ['2']],
    [`g.asKnownAt(${second(15)}).call('diff', [from: ${second(2)}, to: ${second(8)}])`, []],
  ]);
});

t.test('the answer says so', async (t) => {
  const text = `g.asKnownAt(${second(25)}).V()`;
  const { basis } = await executeQuery(await recorded(), { text, now: ASKED_AT });
  const told: ReadonlyMap<Value, Value> = describeBasis(basis());
  t.equal(told.get('asKnownAt'), '1970-01-01T00:00:25Z');
  t.equal(told.get('at'), '1970-01-01T00:01:00Z');
});

t.test('it takes one time', async (t) => {
  await refusals(t, await recorded(), [
    ['g.asKnownAt(1).V()', 'QUERY_OPTION_INVALID', 'asKnownAt('],
    ['g.asKnownAt().V()', 'GREMLIN_ARGUMENTS', 'asKnownAt('],
  ]);
});
