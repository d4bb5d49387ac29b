import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('everything passes, with its path and labels', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.V().barrier().count()', ['6l']],
    ["g.V(1).out('created').barrier().path()", ['path[v[1], v[3]]']],
    ["g.V().out('created').barrier()", ['v[3]', 'v[3]', 'v[3]', 'v[5]']],
    ["g.V(1, 4).as('a').out('created').barrier().select('a')", ['v[1]', 'v[4]', 'v[4]']],
    ['g.V().barrier(2).count()', ['6l']],
    ['g.V(99).barrier()', []],
    ['g.inject(1, 1L).barrier()', ['1', '1l']],
  ]);
});

t.test('in an interval versions stay apart', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('east').in().barrier().values('phase')`, ['Pending', 'Running']],
    [
      `${between(0, 59)}.V('web').out().barrier().in().values('phase')`,
      ['Pending', 'Running', 'Running', 'Running'],
    ],
  ]);
});

t.test('a size is a whole number', async (t) => {
  await refusals(t, await modernGraph(), [["g.V().barrier('x')", 'GREMLIN_ARGUMENTS', 'barrier(']]);
});

t.test('what was labelled since keeps traversers apart, what was not does not', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.V().both().barrier().as('a').both().barrier().select('a').by('name').groupCount()",
      ['[josh:9l, lop:9l, marko:9l, peter:1l, ripple:1l, vadas:1l]'],
    ],
    ["g.V().repeat(both()).times(20).as('a').out('created').select('a').count()", ['186444716l']],
  ]);
});
