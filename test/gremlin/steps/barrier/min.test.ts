import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the smallest of all', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().values('age').min()", ['27']],
    ["g.V().values('name').min()", ['josh']],
    ["g.V().values('foo').min()", []],
    ["g.V().values('age').min(global)", ['27']],
    ["g.V().hasLabel('software').local(in('created').values('age').min())", ['29', '32']],
    ['g.inject(null, 1, 9).min()', ['1']],
    ['g.inject(null).min()', ['null']],
    ["g.V().repeat(both()).times(5).values('age').min()", ['27']],
    [
      "g.inject(datetime('2020-01-01T00:00:00Z'), datetime('2021-01-01T00:00:00Z')).min()",
      ['2020-01-01T00:00:00Z'],
    ],
  ]);
});

t.test('of numbers of several types, in the widest of them', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject(1, 9L).min()', ['1l']],
    ['g.inject(5n, 12345678901234567890n).min()', ['5n']],
    ["g.V(1).local(union(values('age'), outE().values('weight')).fold()).min(local)", ['0.4d']],
  ]);
});

t.test('of each collection', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().values('age').fold().min(local)", ['27']],
    ["g.V().values('foo').fold().min(Scope.local)", []],
    ["g.V().values('name').fold().min(local)", ['josh']],
    ["g.V(1).values('age').min(local)", ['29']],
  ]);
});

t.test('what cannot be compared is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().min()', 'GREMLIN_TYPE'],
    ["g.inject(1, 'a').min()", 'GREMLIN_TYPE'],
    ['g.V().min(1)', 'GREMLIN_ARGUMENTS', 'min('],
  ]);
});
