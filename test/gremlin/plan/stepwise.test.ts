import t from 'tap';
import { answersInOrder } from '../../support/ask.ts';
import { modernGraph } from '../../support/modern-graph.ts';

t.test('what local() has gathered so far is seen by the traversers that come later', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ["g.V(1, 2, 3).local(aggregate('x').select('x').count(local))", ['1l', '2l', '3l']],
    ["g.V(1, 2, 3).local(aggregate('x')).select('x').count(local)", ['1l', '2l', '3l']],
    ["g.V(1, 4).local(group('x').by('name').select('x').count(local))", ['1l', '2l']],
    ["g.V(1, 4).out('created').where(without('x')).local(aggregate('x'))", ['v[3]', 'v[5]']],
  ]);
});

t.test('traversers that a limit leaves out gather nothing', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ["g.V().local(aggregate('x')).limit(2).cap('x').count(local)", ['2l']],
    ["g.V().aggregate('x').limit(2).cap('x').count(local)", ['6l']],
  ]);
});
