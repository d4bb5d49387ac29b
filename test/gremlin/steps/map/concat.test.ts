import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('texts behind each text', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).values('name').concat('!', '?')", ['marko!?']],
    ["g.inject('a', null).concat()", ['a', 'null']],
    ["g.inject('a', null).concat(null, 'b')", ['ab', 'b']],
    ['g.inject(null).concat(null)', ['null']],
  ]);
});

t.test('or the first that each traversal gives', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).as('a').values('name').concat(select('a').label())", ['markoperson']],
    ["g.V(1).as('a').constant('x').concat(constant('y'), select('a').values('name'))", ['xymarko']],
    ["g.inject('a').concat(constant(null))", ['a']],
    ["g.inject('a').concat(V().has('no').label())", ['a']],
    // A traversal that begins with inject() sees what comes in first.
    ["g.inject('a').concat(inject('b'))", ['aa']],
  ]);
});

t.test('in an interval each stretch of time has its own', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V('web').as('a').label().concat('-', '').concat(select('a').values('phase'))`,
      ['Pod-Pending', 'Pod-Running'],
    ],
  ]);
});

t.test('what is no text is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.inject(1).concat('a')", 'GREMLIN_TYPE'],
    ["g.inject('a').concat(constant(1))", 'GREMLIN_TYPE'],
    ["g.inject('a').concat(1)", 'GREMLIN_ARGUMENTS', 'concat('],
    ["g.inject('aaaaaaaaaa').repeat(concat(identity())).times(30)", 'QUERY_LIMIT'],
  ]);
});
