import { number } from '@meshlapse/model';
import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { graphOf, modernGraph } from '../../../support/modern-graph.ts';
import { NaiveGraph } from '../../../support/naive-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('the values of all properties, or of those with the keys', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V(1).values()', ['marko', '29']],
    ["g.V(1).values('age')", ['29']],
    ["g.V(1).values('name', 'age')", ['marko', '29']],
    ["g.V(1).values('lang')", []],
    ["g.V().values('lang')", ['java', 'java']],
    ['g.E(7).values()', ['0.5d']],
    ["g.E().hasLabel('knows').values('weight')", ['0.5d', '1d']],
    ['g.V(99).values()', []],
    ["g.V().out('created').values('name')", ['lop', 'lop', 'lop', 'ripple']],
  ]);
});

t.test('values keep their types', async (t) => {
  const graph = await graphOf(
    [[1, 'x', { a: number('long', 5), b: number('double', 2), c: true, d: null, e: [1, 'x'] }]],
    [],
  );
  await answers(t, graph, [['g.V().values()', ['5l', '2d', 'true', 'null', '[1, x]']]]);
});

t.test('a key that is no property is a path into the document', async (t) => {
  const graph = new NaiveGraph();
  await graph.write({
    mutations: [
      {
        kind: 'putVertex',
        id: 'web',
        label: 'Pod',
        at: 1,
        properties: new Map([['spec.literal', 'property']]),
        document: { spec: { literal: 'document', replicas: 3, ports: [{ name: 'http' }] } },
      },
    ],
  });
  await answers(t, graph, [
    ["g.V().values('spec.replicas')", ['3']],
    ["g.V().values('spec.ports[0].name')", ['http']],
    ["g.V().values('spec.ports[1].name')", []],
    ["g.V().values('spec.literal')", ['property']],
    ["g.V().values('spec.ports')", ['[[name:http]]']],
    ['g.V().values()', ['property']],
  ]);
});

t.test('in an interval each version has its own', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').values('phase')`, ['Pending', 'Running']],
    [`${between(0, 20)}.V('web').values('phase')`, ['Pending']],
  ]);
});

t.test('only elements have values, and keys are texts', async (t) => {
  await refusals(t, await modernGraph(), [
    ['g.V().values(1)', 'GREMLIN_ARGUMENTS', 'values('],
    ['g.V().values(T.id)', 'GREMLIN_ARGUMENTS', 'values('],
    ["g.inject('x').values()", 'GREMLIN_TYPE'],
  ]);
});
