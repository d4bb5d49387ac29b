import t from 'tap';
import { answers, refusals } from '../../../support/ask.ts';
import { modernGraph } from '../../../support/modern-graph.ts';
import { between, changingGraph } from '../../support/changing-graph.ts';

t.test('a double, whatever the numbers', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).values('age').math('_ + 1')", ['30d']],
    ["g.inject(2b, 2n, 2.5m).math('_ * 2')", ['4d', '4d', '5d']],
    ["g.inject(1).math('2 * pi')", [`${2 * Math.PI}d`]],
    ["g.inject(0.5).math('sin _ + 1')", [`${Math.sin(1.5)}d`]],
  ]);
});

t.test('names are labels, keys of the map, side effects', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.inject(3).as('a').inject(4).as('b').math('_ * 2')", ['6d', '8d']],
    ["g.V(1).as('a').out('knows').as('b').math('b - a').by('age')", ['-2d', '3d']],
    ["g.inject([a: 1, b: 2]).math('b / a')", ['2d']],
    // A label wins over the constant.
    ["g.inject(3).as('e').math('e')", ['3d']],
  ]);
});

t.test('each name has its own by(), a name that comes again the same', async (t) => {
  await answers(t, await modernGraph(), [
    ["g.V(1).as('a').out('created').math('_ + a + _').by(constant(100)).by('age')", ['229d']],
    ["g.V().math('_ + _').by('age')", ['58d', '54d', '64d', '70d']],
    ["g.V().order().by(math('0 - _').by(bothE().count())).limit(1).values('name')", ['marko']],
  ]);
});

t.test('in an interval each stretch of time has its own', async (t) => {
  await answers(t, await changingGraph(), [
    [`${between(0, 59)}.V('web').math('_ * 10').by(out().count())`, ['0d', '10d', '10d']],
  ]);
});

t.test('what is no number, or cannot be read, is refused', async (t) => {
  await refusals(t, await modernGraph(), [
    ["g.inject('a').math('_ + 1')", 'GREMLIN_TYPE'],
    ["g.inject(null).math('_')", 'GREMLIN_TYPE'],
    ["g.inject(1).math('x')", 'GREMLIN_TYPE'],
    ["g.inject(0).math('1 / _')", 'GREMLIN_ARITHMETIC'],
    ["g.inject(1).math('2 + * 3')", 'GREMLIN_MATH', '* 3'],
    ["g.inject(1).math('(1')", 'GREMLIN_MATH', "')"],
    ['g.inject(1).math(1)', 'GREMLIN_ARGUMENTS', 'math('],
  ]);
});
