import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('keys to values: lists of them for vertices', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).valueMap()', ['[age:[29], name:[marko]]']],
    ["g.V(1).valueMap('name')", ['[name:[marko]]']],
    ["g.V(1).valueMap('name', 'lang')", ['[name:[marko]]']],
    ["g.V(1).valueMap('lang')", ['[:]']],
    ["g.V(1).valueMap('name', 'age', null)", ['[age:[29], name:[marko]]']],
    ['g.E(7).valueMap()', ['[weight:0.5d]']],
    ['g.V(99).valueMap()', []],
    ["g.V(1).valueMap().select('name').unfold()", ['marko']],
  ]);
});

t.test('with id and label on demand', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).valueMap(true)', ['[T.id:1, T.label:person, age:[29], name:[marko]]']],
    ['g.V(1).valueMap(false)', ['[age:[29], name:[marko]]']],
    ["g.V(1).valueMap(true, 'age')", ['[T.id:1, T.label:person, age:[29]]']],
    ["g.V(1).valueMap('age').with(WithOptions.tokens)", ['[T.id:1, T.label:person, age:[29]]']],
    [
      "g.V(1).valueMap('age').with(WithOptions.tokens, WithOptions.labels)",
      ['[T.label:person, age:[29]]'],
    ],
    ["g.V(1).valueMap('age').with(WithOptions.tokens, WithOptions.ids)", ['[T.id:1, age:[29]]']],
    [
      "g.V(1).valueMap('age').with(WithOptions.tokens, WithOptions.all)",
      ['[T.id:1, T.label:person, age:[29]]'],
    ],
    ["g.V(1).valueMap('age').with(WithOptions.tokens, WithOptions.none)", ['[age:[29]]']],
    ['g.E(7).valueMap(true)', ['[T.id:7, T.label:knows, weight:0.5d]']],
  ]);
});

t.test('by() looks at each value', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).valueMap().by(unfold())', ['[age:29, name:marko]']],
    ["g.V(1).valueMap('age', 'lang').by(unfold())", ['[age:29]']],
    ["g.V(1).valueMap('age').by(count(local))", ['[age:1l]']],
    [
      "g.V(1).valueMap('age').with(WithOptions.tokens).by(unfold())",
      ['[T.id:1, T.label:person, age:29]'],
    ],
  ]);
});

t.test('drivers send constants for the options', async (t) => {
  const tokens = "with('~tinkerpop.valueMap.tokens'";
  await answers(t, await modernGraph(), [
    [`g.V(1).valueMap('age').${tokens})`, ['[T.id:1, T.label:person, age:[29]]']],
    [`g.V(1).valueMap('age').${tokens}, 2)`, ['[T.label:person, age:[29]]']],
    [`g.V(1).valueMap('age').${tokens}, 0)`, ['[age:[29]]']],
  ]);
  await refusals(t, await modernGraph(), [
    [`g.V(1).valueMap().${tokens}, 16)`, 'GREMLIN_MISPLACED_STEP', 'with('],
  ]);
});

t.test('in an interval each version has its own', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').valueMap('phase')`, ['[phase:[Pending]]', '[phase:[Running]]']],
  ]);
});

t.test('only elements have one', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().valueMap(1)', 'GREMLIN_ARGUMENTS', 'valueMap('],
    ["g.V().valueMap('a', true)", 'GREMLIN_ARGUMENTS', 'valueMap('],
    ['g.inject(1).valueMap()', 'GREMLIN_TYPE'],
    ['g.V().valueMap().by(unfold()).by(fold())', 'GREMLIN_MISPLACED_STEP', 'by(fold'],
    ['g.V().valueMap().with(WithOptions.indexer)', 'GREMLIN_MISPLACED_STEP', 'with('],
  ]);
});
