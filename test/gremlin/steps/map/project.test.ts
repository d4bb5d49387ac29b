import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('a map of names to what the by()s see', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).project('a', 'b').by(outE().count()).by('age')", ['[a:3l, b:29]']],
    ["g.V(1).project('a')", ['[a:v[1]]']],
    ["g.V(1).project('a', 'b')", ['[a:v[1], b:v[1]]']],
    ["g.V(1).project('a', 'b').by('name')", ['[a:marko, b:marko]']],
    ["g.V(1).project('a', 'b', 'c').by('name').by('age')", ['[a:marko, b:29, c:marko]']],
    ["g.V(1).project('a').by(T.label)", ['[a:person]']],
    ["g.V(1).project('a').by(out().values('name').order())", ['[a:josh]']],
    ["g.V(1).valueMap().project('x').by(select('name'))", ['[x:[marko]]']],
    ["g.V(99).project('a')", []],
    ['g.inject(null).project("a")', ['[a:null]']],
  ]);
});

t.test('what sees nothing is left out', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1, 3).project('a', 'b').by('name').by('age')", ['[a:marko, b:29]', '[a:lop]']],
    ["g.V(3).project('a').by('age')", ['[:]']],
  ]);
});

t.test('in an interval each version has its own', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').project('p').by('phase')`, ['[p:Pending]', '[p:Running]']],
  ]);
});

t.test('it needs names, each once', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().project()', 'GREMLIN_ARGUMENTS', 'project('],
    ['g.V().project(1)', 'GREMLIN_ARGUMENTS', 'project('],
    ["g.V().project('a', 'a')", 'GREMLIN_ARGUMENTS', 'project('],
  ]);
});
