import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('every occurrence in each text is replaced', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject('banana', 'x', null).replace('an', 'o')", ['booa', 'x', 'null']],
    ["g.inject('a.b').replace('.', '$&')", ['a$&b']],
    ["g.inject('ab').replace('a', '')", ['b']],
    // Nothing to look for, or nothing to put there, changes nothing.
    ["g.inject('ab').replace('', 'x')", ['ab']],
    ["g.inject('ab').replace(null, 'x')", ['ab']],
    ["g.inject('ab').replace('a', null)", ['ab']],
  ]);
});

t.test('of each text in a list', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject(['aa', null], 'a').replace(local, 'a', 'b')", ['[bb, null]', 'b']],
  ]);
});

t.test('what is no text is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.inject(1).replace('a', 'b')", 'GREMLIN_TYPE'],
    ["g.inject([1]).replace(local, 'a', 'b')", 'GREMLIN_TYPE'],
    ["g.V().replace('a')", 'GREMLIN_ARGUMENTS', 'replace('],
  ]);
});
