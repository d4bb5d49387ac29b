import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('every option that fits is taken', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V(1, 3).branch(label()).option('person', values('age')).option('software', values('lang')).option('software', values('name'))",
      ['29', 'java', 'lop'],
    ],
    [
      "g.V(1, 3).branch(label()).option('person', values('age')).option(Pick.any, id())",
      ['29', '1', '3'],
    ],
    [
      "g.V().branch(values('age')).option(lt(30), values('name')).option(lt(28), constant('young'))",
      ['marko', 'vadas', 'young'],
    ],
  ]);
});

t.test('what fits none is dropped, unless an option says none', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1, 3).branch(label()).option('person', values('age'))", ['29']],
    [
      "g.V(1, 2).branch(values('age')).option(29, values('name')).option(Pick.none, constant('other'))",
      ['marko', 'other'],
    ],
  ]);
});

t.test('an option may ask a traversal', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V().branch(identity()).option(hasLabel('software'), values('lang')).option(has('age', gt(32)), values('name'))",
      ['java', 'java', 'peter'],
    ],
  ]);
});

t.test('it takes a traversal', async (t) => {
  await refusals(t, await modernGraph(), [['g.V().branch()', 'GREMLIN_ARGUMENTS', 'branch(']]);
});
