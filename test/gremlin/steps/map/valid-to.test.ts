import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { between, changingGraph, second } from '../../support/changing-graph.ts';

t.test('when the version ended, whatever the time of the query', async (t) => {
  await answers(t, await changingGraph(), [
    [`g.at(${second(12)}).V('web').validTo()`, ['1970-01-01T00:00:20Z']],
    [`g.at(${second(25)}).V('web').validTo()`, ['1970-01-01T00:00:50Z']],
    [`${between(15, 16)}.V('web').validTo()`, ['1970-01-01T00:00:20Z']],
    [
      `g.at(${second(25)}).V('web').history().validTo()`,
      ['1970-01-01T00:00:20Z', '1970-01-01T00:00:50Z'],
    ],
    ["g.V('none').validTo()", []],
  ]);
});

t.test('only elements have versions', async (t) => {
  await refusals(t, await changingGraph(), [
    ['g.inject(1).validTo()', 'GREMLIN_TYPE'],
    ['g.V().validTo(1)', 'GREMLIN_ARGUMENTS', 'validTo('],
  ]);
});
