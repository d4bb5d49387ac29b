import t from 'tap';
import { answers } from '../../../support/ask.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('without it, an interval is counted at every instant', async (t) => {
  await answers(t, await changingGraph(), [
    [
      `${between(0, 59)}.V().hasLabel('Pod').count().project('n', 'from').by().by(during().select('from'))`,
      [
        '[from:1970-01-01T00:00:00Z, n:0l]',
        '[from:1970-01-01T00:00:10Z, n:1l]',
        '[from:1970-01-01T00:00:50Z, n:0l]',
      ],
    ],
    [`${between(0, 59)}.V().hasLabel('Pod').limit(1).values('phase')`, ['Pending', 'Running']],
  ]);
});

t.test('behind it, what follows looks at all that ever was', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V().hasLabel('Pod').ever().count()`, ['2l']],
    [`${between(0, 59)}.V().id().ever().dedup()`, ['east', 'west', 'web']],
    [`${between(0, 59)}.V('web').ever().limit(1).values('phase')`, ['Pending']],
    [`${between(0, 59)}.V().where(out().ever().count().is(3)).id().ever().dedup()`, ['web']],
    [`${between(0, 59)}.V('web').ever().project('n').by(out().count())`, ['[n:1l]', '[n:3l]']],
  ]);
});

t.test('as of an instant it changes nothing', async (t) => {
  await answers(t, await changingGraph(), [['g.V().ever().count()', ['2l']]]);
});
