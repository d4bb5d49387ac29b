import { type StepMetrics, TraversalMetrics } from '@meshlapse/model';
import t from 'tap';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

async function profiled(query: string): Promise<TraversalMetrics> {
  const [metrics, more] = await ask(await modernGraph(), query);
  if (!(metrics instanceof TraversalMetrics) || more !== undefined) {
    throw new TypeError('This was not profiled');
  }
  return metrics;
}

const rowOf = ({ id, name, counts }: StepMetrics) => [
  id,
  name,
  counts.get('traverserCount'),
  counts.get('elementCount'),
];

t.test('as the last step it tells what each step before it did', async (t) => {
  const { steps, nanoseconds } = await profiled(
    "g.V().has('name', 'marko').out('created').in('created').limit(9).profile()",
  );
  t.strictSame(steps.map(rowOf).at(0), ['0', 'V(name marko)', 1, 1]);
  t.strictSame(steps.at(-1)?.counts.get('elementCount'), 3);
  t.ok(nanoseconds > 0);
  t.equal(
    nanoseconds,
    steps.reduce((sum, step) => sum + step.nanoseconds, 0),
  );
});

t.test('it tells what was read, and how it was found', async (t) => {
  const [found] = (await profiled("g.V().has('name', 'marko').profile()")).steps;
  t.equal(found?.annotations.get('index'), 'name marko');
  t.match(found?.annotations.get('rowsRead'), { value: 1n });
  const [scanned] = (await profiled('g.V().profile()')).steps;
  t.equal(scanned?.annotations.get('index'), 'none');
  t.match(scanned?.annotations.get('rowsRead'), { value: 6n });
});

t.test('nested traversals are told of inside their steps', async (t) => {
  const { steps } = await profiled("g.V().where(out('created')).count().profile()");
  const where = steps.find(({ name }) => name === 'where');
  t.strictSame(where?.nested.map(rowOf), [['1.0.0', 'out(created)', 4, 4]]);
});

t.test('with a key it is told beside the traversal', async (t) => {
  await answers(t, await modernGraph(), [["g.V(1).out().profile('x').count()", ['3l']]]);
  const { steps } = await profiled("g.V(1).out().profile('x').cap('x')");
  t.strictSame(
    steps.map(({ counts }) => counts.get('traverserCount')),
    [1, 3],
  );
});

t.test('it takes a key or nothing', async (t) => {
  await refusals(t, await modernGraph(), [['g.V().profile(1)', 'GREMLIN_ARGUMENTS', 'profile(']]);
});
