import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('how many edges each vertex has', async (t) => {
  const degree = "call('tinker.degree.centrality'";
  await answers(t, await modernGraph(), [
    [`g.V(1, 2, 3).${degree})`, ['0l', '1l', '3l']],
    [`g.V(1, 2, 3).${degree}, [direction: Direction.OUT])`, ['3l', '0l', '0l']],
    [`g.V(1, 4).${degree}).with('direction', BOTH)`, ['3l', '3l']],
    [`g.V(1).${degree}, project('direction').by(constant(OUT)))`, ['3l']],
    [`g.V().where(${degree}).is(3)).id()`, ['3']],
    [`g.V().order().by(${degree}), desc).limit(1).id()`, ['3']],
  ]);
});

t.test('in an interval, at each instant', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(20, 50)}.V('web').call('tinker.degree.centrality', [direction: OUT])`,
      ['1l', '0l'],
    ],
  ]);
});

t.test('it looks at vertices', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.call('tinker.degree.centrality')", 'SERVICE_ARGUMENTS'],
    ["g.E().call('tinker.degree.centrality')", 'SERVICE_ARGUMENTS'],
    ["g.V().call('tinker.degree.centrality', [direction: 'up'])", 'SERVICE_ARGUMENTS'],
  ]);
});
