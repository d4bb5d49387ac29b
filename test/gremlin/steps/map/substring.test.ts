import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('a part of each text, counted from either end', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject('abcdef', null).substring(2)", ['cdef', 'null']],
    ["g.inject('abcdef').substring(1, 3)", ['bc']],
    ["g.inject('abcdef').substring(-2)", ['ef']],
    ["g.inject('abcdef').substring(1, -1)", ['bcde']],
    ["g.inject('abcdef').substring(-99, 2)", ['ab']],
    ["g.inject('abcdef').substring(3, 1)", ['']],
    ["g.inject('abc').substring(99)", ['']],
  ]);
});

t.test('of each text in a list', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject(['abc', null], 'def').substring(local, 1)", ['[bc, null]', 'ef']],
    ["g.inject(['abc', null], 'def').substring(local, 0, 1)", ['[a, null]', 'd']],
  ]);
});

t.test('what is no text is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.inject(1).substring(0)', 'GREMLIN_TYPE'],
    ['g.inject([1]).substring(local, 0)', 'GREMLIN_TYPE'],
    ['g.V().substring()', 'GREMLIN_ARGUMENTS', 'substring('],
    ["g.V().substring('a')", 'GREMLIN_ARGUMENTS', 'substring('],
  ]);
});
