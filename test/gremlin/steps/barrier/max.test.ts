import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the largest of all', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().values('age').max()", ['35']],
    ["g.V().values('name').max()", ['vadas']],
    ["g.V().values('foo').max()", []],
    ["g.V().values('age').max(global)", ['35']],
    ["g.V().hasLabel('software').local(in('created').values('age').max())", ['35', '32']],
    ['g.inject(null, 1, 9).max()', ['9']],
    ['g.inject(null).max()', ['null']],
    ["g.V().repeat(both()).times(5).values('age').max()", ['35']],
    [
      "g.inject(datetime('2020-01-01T00:00:00Z'), datetime('2021-01-01T00:00:00Z')).max()",
      ['2021-01-01T00:00:00Z'],
    ],
  ]);
});

t.test('of numbers of several types, in the widest of them', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject(1, 9L).max()', ['9l']],
    ['g.inject(5n, 12345678901234567890n).max()', ['12345678901234567890n']],
    ["g.V(1).local(union(values('age'), outE().values('weight')).fold()).max(local)", ['29d']],
  ]);
});

t.test('of each collection', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().values('age').fold().max(local)", ['35']],
    ["g.V().values('foo').fold().max(Scope.local)", []],
    ["g.V().values('name').fold().max(local)", ['vadas']],
    ["g.V(1).values('age').max(local)", ['29']],
  ]);
});

t.test('what cannot be compared is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().max()', 'GREMLIN_TYPE'],
    ["g.inject(1, 'a').max()", 'GREMLIN_TYPE'],
    ['g.V().max(1)', 'GREMLIN_ARGUMENTS', 'max('],
  ]);
});
