import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('the sum of all', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V().values('age').sum()", ['123']],
    ["g.V().values('foo').sum()", []],
    ["g.V().values('age').sum(global)", ['123']],
    ['g.inject(null, 10, 5, null).sum()', ['15']],
    ['g.inject(null).sum()', ['null']],
    ['g.inject(2, 2, 2).barrier().sum()', ['6']],
    ["g.V().local(outE().values('weight').sum())", ['1.9d', '1.4d', '0.2d']],
  ]);
});

t.test('in the widest type, and wider where it overflows', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject(1b, 2b, 3b).sum()', ['6b']],
    ['g.inject(1b, 2s).sum()', ['3s']],
    ['g.inject(1b, 2).sum()', ['3']],
    ['g.inject(1, 2L).sum()', ['3l']],
    ['g.inject(1, 2n).sum()', ['3n']],
    ['g.inject(1f, 2f).sum()', ['3f']],
    ['g.inject(1, 2.0).sum()', ['3d']],
    ['g.inject(1.5m, 1).sum()', ['2.5m']],
    ['g.inject(127b, 1b).sum()', ['128s']],
    ['g.inject(-32768s, -1s).sum()', ['-32769']],
    ['g.inject(2147483647i, 1i).sum()', ['2147483648l']],
    ['g.inject(1, NaN).sum()', ['NaNd']],
    ['g.inject(Infinity, -Infinity).sum()', ['NaNd']],
  ]);
});

t.test('of each collection', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject([1, 2L]).sum(local)', ['3l']],
    ['g.inject([null, 10, 5]).sum(local)', ['15']],
    ['g.inject([]).sum(local)', []],
    ["g.V(1).values('age').sum(Scope.local)", ['29']],
  ]);
});

t.test('what is no number is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.V().values('name').sum()", 'GREMLIN_TYPE'],
    ['g.V().sum()', 'GREMLIN_TYPE'],
    ['g.V().sum(1)', 'GREMLIN_ARGUMENTS', 'sum('],
  ]);
});
