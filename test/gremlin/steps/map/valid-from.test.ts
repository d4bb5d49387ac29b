import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { between, changingGraph, second } from '../../support/changing-graph.ts';

t.test('when the version began, whatever the time of the query', async (t) => {
  await answers(t, await changingGraph(), [
    [`g.at(${second(12)}).V('web').validFrom()`, ['1970-01-01T00:00:10Z']],
    [`g.at(${second(25)}).V('web').validFrom()`, ['1970-01-01T00:00:20Z']],
    [`${between(15, 16)}.V('web').validFrom()`, ['1970-01-01T00:00:10Z']],
    [
      `g.at(${second(25)}).V('web').history().validFrom()`,
      ['1970-01-01T00:00:10Z', '1970-01-01T00:00:20Z'],
    ],
    ["g.V('none').validFrom()", []],
  ]);
});

t.test('only elements have versions', async (t) => {
  await refusals(t, await changingGraph(), [
    ['g.inject(1).validFrom()', 'GREMLIN_TYPE'],
    ['g.V().validFrom(1)', 'GREMLIN_ARGUMENTS', 'validFrom('],
  ]);
});
