import t from 'tap';
import { answers, answersInOrder, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('the first of each value', async (t) => {
  await answersInOrder(t, await modernGraph(), [
    ['g.inject(3, 1, 3, 2, 1).dedup()', ['3', '1', '2']],
    ['g.inject(null, null).dedup()', ['null']],
    ["g.inject('1', 1).dedup()", ['1', '1']],
    ['g.inject([1, 2], [1, 2], [2, 1]).dedup()', ['[1, 2]', '[2, 1]']],
    ['g.V(99).dedup()', []],
  ]);
  await answers(t, await modernGraph(), [
    ['g.V().both().dedup().id()', ['1', '2', '3', '4', '5', '6']],
    ['g.V().both().both().dedup().count()', ['6l']],
    ["g.V().out('created').dedup()", ['v[3]', 'v[5]']],
    ["g.V().out('created').dedup().count()", ['2l']],
    ['g.V().dedup(global).count()', ['6l']],
    ['g.V().bothE().properties().dedup().count()', ['4l']],
    ['g.V().both().properties().dedup().count()', ['12l']],
    ['g.V(1).out().in().path().dedup().count()', ['5l']],
  ]);
});

t.test('of what by() sees; what it sees nothing of is dropped', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().dedup().by(T.label).label()', ['person', 'software']],
    ["g.V().hasLabel('software').dedup().by('lang').count()", ['1l']],
    ["g.V().both().dedup().by('age').values('name')", ['marko', 'vadas', 'josh', 'peter']],
    ['g.V().both().both().dedup().by(outE().count()).count()', ['4l']],
  ]);
});

t.test('of combinations of what was labelled', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).as('a').both().as('b').both().as('c').dedup('a', 'b').count()", ['3l']],
    ["g.V().as('a').both().as('b').dedup('a', 'b').by(T.label).count()", ['3l']],
    ["g.V().as('a').both().as('b').dedup(global, 'a').count()", ['6l']],
    ["g.V(1).as('a').both().as('b').both().as('c').dedup('a', 'b').by('age').count()", ['2l']],
  ]);
});

t.test('in each collection', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, 2, 1]).dedup(local)', ['{1, 2}']],
    [
      "g.V().out().in().values('name').fold().dedup(Scope.local).unfold()",
      ['marko', 'josh', 'peter'],
    ],
    ["g.V(1).values('age').dedup(local)", ['29']],
    ['g.inject([]).dedup(local)', ['{}']],
    ["g.inject([1, 1l, 1]).dedup(local, 'a')", ['{1, 1l}']],
    ["g.inject('x').path().dedup(local)", ['{x}']],
  ]);
});

t.test('inside repeat() it remembers what earlier rounds had', async (t) => {
  await answers(t, await modernGraph(), [['g.V().repeat(dedup()).times(2).count()', ['0l']]]);
});

t.test('in an interval the first of each value stays at every instant', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(10, 15)}.V('web').out().in().union(identity(), identity()).dedup()`, ['v[web]']],
    [`${between(0, 59)}.V('web').dedup().values('phase')`, ['Pending', 'Running']],
    [`${between(0, 59)}.V().ever().dedup()`, ['v[east]', 'v[west]', 'v[web]']],
    [`${between(0, 59)}.V('web').dedup().by('phase').values('phase')`, ['Pending', 'Running']],
  ]);
});

t.test('labels are texts, and one by() is enough', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().dedup(1)', 'GREMLIN_ARGUMENTS', 'dedup('],
    ['g.V().dedup(out())', 'GREMLIN_ARGUMENTS', 'dedup('],
    ["g.V().dedup().by('lang').by('name')", 'GREMLIN_MISPLACED_STEP', "by('name')"],
  ]);
});
