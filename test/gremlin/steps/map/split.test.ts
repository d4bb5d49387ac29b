import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('each text falls into parts', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject('a-b', 'c', null).split('-')", ['[a, b]', '[c]', 'null']],
    ["g.inject(' a  b').split(null)", ['[a, b]']],
    ["g.inject('ab', '').split('')", ['[a, b]', '[]']],
    // Separators in a row count once; behind the last one there is still a part.
    ["g.inject('-a--b-').split('-')", ['[a, b, ]']],
    ["g.inject('a(b').split('(')", ['[a, b]']],
  ]);
});

t.test('of each text in a list', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject(['a-b', null], 'c-d').split(local, '-')", ['[[a, b], null]', '[c, d]']],
  ]);
});

t.test('what is no text is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.inject(1).split('-')", 'GREMLIN_TYPE'],
    ["g.inject([1]).split(local, '-')", 'GREMLIN_TYPE'],
    ['g.V().split(1)', 'GREMLIN_ARGUMENTS', 'split('],
    ['g.V().split()', 'GREMLIN_ARGUMENTS', 'split('],
  ]);
});
