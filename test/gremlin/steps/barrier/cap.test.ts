import t from 'tap';
import { answers, ask, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('what was gathered under the keys', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().aggregate('x').cap('x').unfold().count()", ['6l']],
    ["g.V(1).aggregate('x').by('name').cap('x')", ['[marko]']],
    ["g.V(1).aggregate('x').out('created').aggregate('y').cap('x', 'y')", ['[x:[v[1]], y:[v[3]]]']],
    ["g.V().groupCount('a').by(T.label).cap('a')", ['[person:4l, software:2l]']],
    ["g.V(99).aggregate('x').cap('x')", ['[]']],
    ["g.V(99).groupCount('x').cap('x')", ['[:]']],
    ["g.V(1).aggregate('x').discard().cap('x')", ['[v[1]]']],
  ]);
});

t.test('it needs keys', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().cap()', 'GREMLIN_ARGUMENTS', 'cap('],
    ['g.V().cap(1)', 'GREMLIN_ARGUMENTS', 'cap('],
  ]);
});

t.test('where nothing is gathered it names what gathers', async (t) => {
  for (const step of ['aggregate', 'groupCount', 'subgraph', 'tree']) {
    await t.rejects(ask(await modernGraph(), "g.V().cap('x')"), {
      code: 'GREMLIN_SIDE_EFFECT_UNKNOWN',
      message: new RegExp(`'x'.* ${step}\\(\\)`),
      data: { key: 'x' },
    });
  }
});
