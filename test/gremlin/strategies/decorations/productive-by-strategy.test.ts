import t from 'tap';
import { answers, answersInOrder } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

const source = 'g.withStrategies(ProductiveByStrategy)';

t.test('by() sees null where it would see nothing', async (t) => {
  const graph = await modernGraph();
  await answers(t, graph, [
    [
      `${source}.V(1, 3).project('a', 'b').by('age').by(label())`,
      ['[a:29, b:person]', '[a:null, b:software]'],
    ],
    [`${source}.V(1, 3).as('a').select('a').by('age')`, ['29', 'null']],
    [`${source}.V(1).out('created').path().by('age')`, ['path[29, null]']],
    [`${source}.V(1, 3).group().by('age').by('name')`, ['[29:[marko], null:[lop]]']],
    [`${source}.V(1, 3).groupCount().by(values('age'))`, ['[29:1l, null:1l]']],
    [`${source}.V().dedup().by('age').count()`, ['5l']],
    [`${source}.V(3, 5).aggregate('x').by('age').cap('x')`, ['[null, null]']],
  ]);
  await answersInOrder(t, graph, [
    [`${source}.V(1, 3, 2).order().by('age')`, ['v[3]', 'v[2]', 'v[1]']],
  ]);
});

t.test('also inside nested traversals', async (t) => {
  await answers(t, await modernGraph(), [
    [`${source}.V(3).local(project('a').by('age'))`, ['[a:null]']],
  ]);
});

t.test('but not for keys that are known to be there, nor without the strategy', async (t) => {
  await answers(t, await modernGraph(), [
    [
      "g.withStrategies(ProductiveByStrategy(productiveKeys: ['age'])).V(3).project('a', 'b').by('age').by('x')",
      ['[b:null]'],
    ],
    [`${source}.withoutStrategies(ProductiveByStrategy).V(3).project('a').by('age')`, ['[:]']],
  ]);
});
