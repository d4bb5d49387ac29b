import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('what all traversals give', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).union(out('knows'), out('created'))", ['v[2]', 'v[4]', 'v[3]']],
    ["g.V(4).union(in(), out()).values('name')", ['marko', 'ripple', 'lop']],
    ['g.V(1).union(identity(), identity())', ['v[1]', 'v[1]']],
    ['g.V(1).union()', []],
    ['g.V(1, 2).union(outE().count(), inE().count())', ['3l', '1l']],
    ['g.V(1, 2).local(union(outE().count(), inE().count()))', ['3l', '0l', '0l', '1l']],
    ["g.V(1).as('a').union(out('knows'), identity()).select('a').count()", ['3l']],
    ["g.V().out('created').union(identity(), in('knows')).count()", ['4l']],
    [
      "g.V(1).union(repeat(out()).times(2), out()).values('name')",
      ['ripple', 'lop', 'lop', 'vadas', 'josh'],
    ],
  ]);
});

t.test('it may begin a query', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.union(V(1), V(2)).values('name')", ['marko', 'vadas']],
    ['g.union(inject(1), V(3).id())', ['1', '3']],
    ['g.union()', []],
  ]);
});

t.test('in an interval all give what they give', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V('web').union(values('phase'), constant('x'))`,
      ['Pending', 'Running', 'x', 'x'],
    ],
  ]);
});

t.test('it takes traversals', async (t) => {
  await refusals(t, await modernGraph(), [['g.V().union(1)', 'GREMLIN_ARGUMENTS', 'union(']]);
});
