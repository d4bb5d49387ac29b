import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('texts in ISO 8601 and milliseconds since 1970 are dates', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject('2023-08-02').asDate()", ['2023-08-02T00:00:00Z']],
    ["g.inject('2023-08-02T10:00').asDate()", ['2023-08-02T10:00:00Z']],
    ["g.inject('2023-08-02T10:00:00+02:00').asDate()", ['2023-08-02T08:00:00Z']],
    ['g.inject(1500, 1l, 3n, 4b).asDate().asNumber()', ['1500l', '1l', '3l', '4l']],
    ['g.inject(-1000).asDate()', ['1969-12-31T23:59:59Z']],
    ["g.inject(datetime('2020-01-01T00:00:00Z')).asDate()", ['2020-01-01T00:00:00Z']],
  ]);
});

t.test('anything else is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.inject('tomorrow').asDate()", 'GREMLIN_TYPE'],
    ["g.inject('1500').asDate()", 'GREMLIN_TYPE'],
    ['g.inject(1.0).asDate()', 'GREMLIN_TYPE'],
    ['g.inject(null).asDate()', 'GREMLIN_TYPE'],
    // Beyond the years that can be told.
    ['g.inject(99999999999999999l).asDate()', 'GREMLIN_TYPE'],
    ['g.V().asDate(1)', 'GREMLIN_ARGUMENTS', 'asDate('],
  ]);
});
