import { CodedError } from '@meshlapse/model';
import t, { type Test } from 'tap';
import { parse } from '../../../packages/gremlin/src/language/parse.ts';
import { ask } from '../../support/ask.ts';
import { graphOf } from '../../support/modern-graph.ts';

const MANY = 100_000;
const LONGEST_MS = 200;

/** Fails only with a coded error, and within the time, whatever it is given. */
async function refusedInTime(test: Test, name: string, text: string): Promise<void> {
  const graph = await graphOf([], []);
  const began = performance.now();
  const error: unknown = await ask(graph, text).catch((refusal: unknown) => refusal);
  const took = performance.now() - began;
  test.ok(error instanceof CodedError, `${name}: ${String(error).slice(0, 200)}`);
  test.ok(took < LONGEST_MS, `${name} took ${Math.round(took)} ms`);
}

t.test('texts that are too large in any way are refused at once', async (t) => {
  parse('g.V()');
  const nested = (open: string, close: string, depth: number) =>
    `g.inject(${open.repeat(depth)}${close.repeat(depth)})`;
  for (const depth of [101, 5_000, 20_000, MANY]) {
    await refusedInTime(t, `${depth} lists`, nested('[', ']', depth));
    await refusedInTime(t, `${depth} sets`, nested('{', '}', depth));
    await refusedInTime(t, `${depth} maps`, nested('[a:', ']', depth));
    await refusedInTime(t, `${depth} open brackets`, `g.V(${'('.repeat(depth)}`);
    await refusedInTime(t, `${depth} traversals`, `g.V().where(${'out('.repeat(depth)}`);
    await refusedInTime(
      t,
      `${depth} negations`,
      `g.V().is(${'not('.repeat(depth)}eq(1)${')'.repeat(depth)})`,
    );
  }
  for (const count of [20_000, MANY]) {
    await refusedInTime(t, `${count} tokens`, `g.V()${'.id'.repeat(count)}`);
    await refusedInTime(t, `${count} steps`, `g.V()${'.out()'.repeat(count)}`);
    await refusedInTime(t, `${count} queries`, 'g.V();'.repeat(count));
    await refusedInTime(t, `${count} elements`, `g.inject([${'1,'.repeat(count)}1])`);
    await refusedInTime(t, `${count} predicates`, `g.V().is(eq(1)${'.or(eq(1))'.repeat(count)})`);
  }
  await refusedInTime(t, 'a long text', `g.inject('${'x'.repeat(1_000_000)}')`);
  await refusedInTime(t, 'a long name', `g.${'x'.repeat(MANY)}()`);
  await refusedInTime(t, 'a long comment', `//${'x'.repeat(MANY)}`);
});

t.test('texts just inside the bounds are not slow and never overflow the stack', async (t) => {
  await refusedInTime(t, 'a name', `g.V().${'x'.repeat(60_000)}()`);
  await refusedInTime(t, 'a number', `g.inject(${'9'.repeat(60_000)}L)`);
  await refusedInTime(t, 'an open quote', `g.inject('${"\\'".repeat(30_000)}`);
  await refusedInTime(t, 'an exponent', `g.inject(1e${'9'.repeat(60_000)}m)`);
  await refusedInTime(t, 'digits and no number', `g.inject(${'1_'.repeat(30_000)}x)`);
  await refusedInTime(t, 'slashes', `g.V()${' /'.repeat(30_000)}`);
  await refusedInTime(t, 'steps', `g.V()${'.out()'.repeat(2_400)}`);
  await refusedInTime(t, 'predicates', `g.V().is(eq(1)${'.or(eq(1))'.repeat(1_400)}`);
});

t.test('large texts inside the bounds are answered', async (t) => {
  const graph = await graphOf([], []);
  const began = performance.now();
  const lists = await ask(graph, `g.inject([${'1,'.repeat(4_000)}1]).count(local)`);
  t.same(lists.length, 1);
  const nested = await ask(graph, `g.inject(${'['.repeat(90)}${']'.repeat(90)})`);
  t.same(nested.length, 1);
  const big = await ask(graph, `g.inject(${'9'.repeat(1_000)})`);
  t.same(big.length, 1);
  const predicates = await ask(graph, `g.inject(1).is(eq(2)${'.or(eq(1))'.repeat(1_200)})`);
  t.same(predicates, [1]);
  const choices = await ask(
    graph,
    `g.inject(1)${'.choose(identity()'.repeat(90)}${')'.repeat(90)}`,
  );
  t.same(choices, [1]);
  t.ok(performance.now() - began < 1_000);
});
