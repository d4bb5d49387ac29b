import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';

t.test('numbers stay, texts are read, dates are milliseconds', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject(1b, 2.5f, 3m, null).asNumber()', ['1b', '2.5f', '3m', 'null']],
    ["g.inject('42', '0x10', '2.5', '3000000000').asNumber()", ['42', '16', '2.5f', '3000000000l']],
    ["g.inject(datetime('1970-01-01T00:00:01.5Z')).asNumber()", ['1500l']],
  ]);
});

t.test('in a type', async (t) => {
  await answers(t, await modernGraph(), [
    ['g.inject(7.9, -7.9).asNumber(GType.INT)', ['7', '-7']],
    ["g.inject('7').asNumber(BYTE)", ['7b']],
    ["g.V(1).values('age').asNumber(GType.DOUBLE)", ['29d']],
    ['g.inject(7).asNumber(GType.BIGDECIMAL)', ['7m']],
    ['g.inject(7).asNumber(GType.BIGINT)', ['7n']],
    ['g.inject(null).asNumber(GType.LONG)', ['null']],
  ]);
});

t.test('what is no number, or does not fit, is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.inject('seven').asNumber()", 'GREMLIN_TYPE'],
    ['g.inject([7]).asNumber()', 'GREMLIN_TYPE'],
    ['g.inject(true).asNumber()', 'GREMLIN_TYPE'],
    ['g.inject(128).asNumber(GType.BYTE)', 'GREMLIN_ARITHMETIC'],
    ['g.inject(NaN).asNumber(GType.INT)', 'GREMLIN_ARITHMETIC'],
    ['g.inject(Infinity).asNumber(GType.LONG)', 'GREMLIN_ARITHMETIC'],
    ['g.inject(1).asNumber(GType.STRING)', 'GREMLIN_ARGUMENTS', 'asNumber('],
    ['g.inject(1).asNumber(GType.NUMBER)', 'GREMLIN_ARGUMENTS', 'asNumber('],
  ]);
});
