import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('one way when the condition gives something, another when it does not', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V().choose(hasLabel('person'), values('name'), constant('inhuman'))",
      ['marko', 'vadas', 'inhuman', 'josh', 'inhuman', 'peter'],
    ],
    [
      "g.V().choose(out('knows').count().is(gt(0)), out('knows')).values('name')",
      ['vadas', 'josh', 'vadas', 'josh', 'peter', 'lop', 'ripple'],
    ],
    [
      "g.V().values('age').choose(eq(29), constant('matched'), constant('other'))",
      ['matched', 'other', 'other', 'other'],
    ],
    ["g.V().values('age').choose(P.eq(29), constant('matched'))", ['matched', '27', '32', '35']],
    [
      "g.V().choose(has('name', 'vadas'), values('name'), values('age'))",
      ['29', 'vadas', '32', '35'],
    ],
    ['g.inject(1).choose(is(1), constant(10).fold(), fold())', ['[10]']],
    ['g.inject(2).choose(is(1), constant(10).fold(), fold())', ['[2]']],
    ['g.V(99).choose(out(), constant(1), constant(2))', []],
  ]);
});

t.test('or the way that a value picks', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V().choose(out().count()).option(2L, values('name')).option(3L, values('age'))",
      ['29', 'v[2]', 'v[3]', 'josh', 'v[5]', 'v[6]'],
    ],
    [
      "g.V().choose(out().count()).option(2, values('name')).option(Pick.none, discard())",
      ['josh'],
    ],
    [
      "g.V().choose(T.label).option('person', out('knows').values('name')).option('bleep', constant('bleep'))",
      ['vadas', 'josh', 'v[3]', 'v[5]'],
    ],
    ["g.V().choose(label()).option('blah', out()).option(none, identity()).count()", ['6l']],
    [
      "g.V().hasLabel('person').choose(values('age')).option(between(26, 30), constant('x')).option(between(20, 30), constant('y')).option(none, constant('z'))",
      ['x', 'x', 'z', 'z'],
    ],
    [
      "g.V().choose(values('age')).option(between(26, 30), values('name')).option(Pick.none, values('name'))",
      ['marko', 'vadas', 'v[3]', 'josh', 'v[5]', 'peter'],
    ],
    [
      "g.V().choose(values('age')).option(between(26, 30), values('name')).option(Pick.none, values('name')).option(Pick.unproductive, label())",
      ['marko', 'vadas', 'software', 'josh', 'software', 'peter'],
    ],
    [
      "g.V().hasLabel('person').choose(values('name')).option('marko', values('age')).option('marko', constant(1)).option(none, discard())",
      ['29'],
    ],
  ]);
});

t.test('in an interval each time goes its way', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V('web').choose(has('phase', 'Pending'), constant('waits'), constant('runs'))`,
      ['waits', 'runs'],
    ],
    [
      `${between(0, 59)}.V('web').choose(out(), constant('placed'), constant('lost')).dedup()`,
      ['placed', 'lost'],
    ],
  ]);
});

t.test('wrong arguments are refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().choose()', 'GREMLIN_ARGUMENTS', 'choose('],
    ["g.V().choose('x')", 'GREMLIN_ARGUMENTS', 'choose('],
    [
      "g.V().choose(values('name')).option(is('marko'), values('age'))",
      'GREMLIN_MISPLACED_STEP',
      'option(',
    ],
  ]);
});
