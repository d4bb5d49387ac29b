import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { between, changingGraph, second } from '../../support/changing-graph.ts';

const at = (from: string, to: string) =>
  `[from:1970-01-01T00:00:${from}Z, to:1970-01-01T00:00:${to}Z]`;

t.test('as of an instant, the interval of the version', async (t) => {
  await answers(t, await changingGraph(), [
    [`g.at(${second(12)}).V('web').during()`, [at('10', '20')]],
    [`g.at(${second(45)}).V('web').during()`, [at('20', '50')]],
    ["g.V('east').during()", ['[from:1970-01-01T00:00:05Z]']],
    [`g.at(${second(26)}).E('two').during()`, [at('25', '40')]],
    ["g.V('none').during()", []],
  ]);
});

t.test('in an interval, the time in which all that was passed holds', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').during()`, [at('10', '20'), at('20', '50')]],
    [`${between(15, 30)}.V('web').during()`, [at('15', '20'), at('20', '30')]],
    [
      `${between(0, 59)}.V('web').out('runsOn').during()`,
      [at('10', '20'), at('20', '25'), at('25', '30'), at('30', '40')],
    ],
    [`${between(0, 59)}.E('one').during()`, [at('10', '25')]],
    [`${between(0, 59)}.E('one').outV().during()`, [at('10', '20'), at('20', '25')]],
    [`${between(0, 59)}.V('web').has('phase', 'Pending').out().in().during()`, [at('10', '20')]],
    [`${between(0, 59)}.V('web').values('phase').during()`, [at('10', '20'), at('20', '50')]],
    [
      `${between(28, 35)}.V('web').as('p').out().select('p').during()`,
      [at('28', '30'), at('30', '35')],
    ],
  ]);
});

t.test('conditions narrow the time to when they are met', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').where(out().has('name', 'west')).during()`, [at('25', '40')]],
    [`${between(0, 59)}.V('web').not(out()).during()`, [at('40', '50')]],
    [
      `${between(0, 59)}.V('web').optional(out().has('ready', false)).during()`,
      [at('10', '20'), at('20', '30'), at('30', '40'), at('40', '50')],
    ],
  ]);
});

t.test('what has no version is refused', async (t) => {
  await refusals(t, await changingGraph(), [
    ['g.inject(1).during()', 'GREMLIN_TYPE'],
    ['g.V().during(1)', 'GREMLIN_ARGUMENTS', 'during('],
  ]);
});
