import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('id, label and properties, one value for each key', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).elementMap()', ['[T.id:1, T.label:person, age:29, name:marko]']],
    ["g.V(1).elementMap('name')", ['[T.id:1, T.label:person, name:marko]']],
    ["g.V(1).elementMap('lang')", ['[T.id:1, T.label:person]']],
    ["g.V(3).elementMap('name', 'age')", ['[T.id:3, T.label:software, name:lop]']],
    ["g.V(3).elementMap('name', null)", ['[T.id:3, T.label:software, name:lop]']],
    ['g.V(99).elementMap()', []],
    ["g.V(1).elementMap().select('name')", ['marko']],
  ]);
});

t.test('an edge tells its ends', async (t) => {
  await answers(t, await modernGraph(), [
    [
      'g.E(11).elementMap()',
      [
        '[Direction.IN:[T.id:3, T.label:software], Direction.OUT:[T.id:4, T.label:person], T.id:11, T.label:created, weight:0.4d]',
      ],
    ],
    [
      "g.E(11).elementMap('none')",
      [
        '[Direction.IN:[T.id:3, T.label:software], Direction.OUT:[T.id:4, T.label:person], T.id:11, T.label:created]',
      ],
    ],
  ]);
});

t.test('in an interval each version has its own', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V('web').elementMap('phase')`,
      ['[T.id:web, T.label:Pod, phase:Pending]', '[T.id:web, T.label:Pod, phase:Running]'],
    ],
    // Each edge once, though the vertices at its ends have several versions.
    [`${between(0, 59)}.E().elementMap('rule').select('rule')`, ['one', 'two']],
  ]);
});

t.test('only elements have one, and keys are texts', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().elementMap(1)', 'GREMLIN_ARGUMENTS', 'elementMap('],
    ['g.inject(1).elementMap()', 'GREMLIN_TYPE'],
  ]);
});
