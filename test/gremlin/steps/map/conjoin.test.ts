import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the members of each list as one text', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1, 3).values('name').fold().conjoin('+')", ['marko+lop']],
    ["g.inject([1, 2.0, 'a'], {3l}, []).conjoin(', ')", ['1, 2.0, a', '3', '']],
    ["g.inject([null, 'a', null, 'b']).conjoin('-')", ['a-b']],
    ["g.V(1, 2).fold().conjoin('')", ['v[1]v[2]']],
    ["g.V(6).out().path().by('name').conjoin('>')", ['peter>lop']],
  ]);
});

t.test('it needs lists, and a delimiter', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.inject('a').conjoin('-')", 'GREMLIN_TYPE'],
    ["g.inject(null).conjoin('-')", 'GREMLIN_TYPE'],
    ["g.inject([a: 1]).conjoin('-')", 'GREMLIN_TYPE'],
    ['g.inject([1]).conjoin()', 'GREMLIN_ARGUMENTS', 'conjoin('],
  ]);
});
