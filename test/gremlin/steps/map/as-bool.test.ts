import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('numbers but 0 and NaN are true, texts say what they are', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject(7, -0.5, Infinity, 0.5m, true).asBool()', ['true', 'true', 'true', 'true', 'true']],
    ['g.inject(0, -0.0, 0n, 0.0m, NaN, false).asBool()', new Array(6).fill('false')],
    ["g.inject('TRUE', ' false ').asBool()", ['true', 'false']],
    ["g.V(1, 3).local(outE('knows').count()).asBool()", ['true', 'false']],
  ]);
});

t.test('anything else is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.inject('yes').asBool()", 'GREMLIN_TYPE'],
    ['g.inject(null).asBool()', 'GREMLIN_TYPE'],
    ['g.inject([true]).asBool()', 'GREMLIN_TYPE'],
    ['g.V().asBool(1)', 'GREMLIN_ARGUMENTS', 'asBool('],
  ]);
});
