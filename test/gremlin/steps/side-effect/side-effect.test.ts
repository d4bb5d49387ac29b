import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('what came in goes on, whatever the traversal gives', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).sideEffect(out('created'))", ['v[1]']],
    ['g.V(1).sideEffect(discard())', ['v[1]']],
    ["g.V(1).sideEffect(out('knows').aggregate('x')).cap('x').unfold()", ['v[2]', 'v[4]']],
    ["g.V().out('created').sideEffect(identity()).count()", ['4l']],
    ["g.V(1).sideEffect(groupCount('m').by('name')).cap('m')", ['[marko:1l]']],
    ['g.V(1).sideEffect(out()).path()', ['path[v[1]]']],
    ['g.V(99).sideEffect(out())', []],
  ]);
});

t.test('it takes one traversal', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().sideEffect()', 'GREMLIN_ARGUMENTS', 'sideEffect('],
    ['g.V().sideEffect(1)', 'GREMLIN_ARGUMENTS', 'sideEffect('],
  ]);
});
