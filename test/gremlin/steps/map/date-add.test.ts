import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

const date = "g.inject(datetime('2024-02-28T12:00:00Z'))";

t.test('dates move by seconds, minutes, hours and days', async (t) => {
  await answers(t, await modernGraph(), [
    [`${date}.dateAdd(DT.second, 1)`, ['2024-02-28T12:00:01Z']],
    [`${date}.dateAdd(minute, 90)`, ['2024-02-28T13:30:00Z']],
    [`${date}.dateAdd(hour, -13)`, ['2024-02-27T23:00:00Z']],
    [`${date}.dateAdd(DT.day, 2)`, ['2024-03-01T12:00:00Z']],
    [`${date}.dateAdd(DT.day, 0l)`, ['2024-02-28T12:00:00Z']],
    [
      "g.inject(datetime('2024-02-28T12:00:00+02:00')).dateAdd(DT.hour, 1).asString()",
      ['2024-02-28T13:00+02:00'],
    ],
  ]);
});

t.test('only dates do, and only in the years that can be told', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.inject('2024-02-28').dateAdd(DT.day, 1)", 'GREMLIN_TYPE'],
    ['g.inject(null).dateAdd(DT.day, 1)', 'GREMLIN_TYPE'],
    [`${date}.dateAdd(DT.day, 1000000)`, 'GREMLIN_ARITHMETIC'],
    [`${date}.dateAdd('day', 1)`, 'GREMLIN_ARGUMENTS', 'dateAdd('],
    [`${date}.dateAdd(DT.day, 1.5)`, 'GREMLIN_ARGUMENTS', 'dateAdd('],
  ]);
});
