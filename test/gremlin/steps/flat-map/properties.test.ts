import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('all properties, or those with the keys', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).properties()', ['vp[name->marko]', 'vp[age->29]']],
    ["g.V(1).properties('age')", ['vp[age->29]']],
    ["g.V(1).properties('age', 'name')", ['vp[name->marko]', 'vp[age->29]']],
    ["g.V(1).properties('lang')", []],
    ['g.E(7).properties()', ['p[weight->0.5d]']],
    ["g.E(7).properties('weight').value()", ['0.5d']],
    ["g.V().properties('lang').value()", ['java', 'java']],
    ['g.V(99).properties()', []],
  ]);
});

t.test('in an interval each version has its own', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V('web').properties('phase')`,
      ['vp[phase->Pending]', 'vp[phase->Running]'],
    ],
    [`${between(0, 59)}.V('web').properties('name')`, ['vp[name->web]', 'vp[name->web]']],
  ]);
});

t.test('only elements have properties, and keys are texts', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().properties(1)', 'GREMLIN_ARGUMENTS', 'properties('],
    ['g.V().properties(T.id)', 'GREMLIN_ARGUMENTS', 'properties('],
    ['g.inject(1).properties()', 'GREMLIN_TYPE'],
  ]);
});
