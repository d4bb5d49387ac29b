import { CodedError } from '@meshlapse/model';
import t from 'tap';
import { bindText } from '../../../packages/gremlin/src/plan/bind-text.ts';
import { QueryCache } from '../../../packages/gremlin/src/plan/query-cache.ts';
import type { LiveValue } from '../../../packages/gremlin/src/values/value.ts';
import { answers } from '../../support/ask.ts';
import { modernGraph } from '../../support/modern-graph.ts';

const asking = () => {
  const cache = new QueryCache({ entries: 100, bytes: 1_000_000 });
  return (text: string, bindings: Record<string, LiveValue> = {}, now = 0) =>
    bindText({ text, bindings: new Map(Object.entries(bindings)), now }, cache);
};

t.test('a text that was asked before is the same plan, however it is laid out', (t) => {
  const bound = asking();
  const first = bound("g.V().has('name', 'a  b').out()");
  t.equal(bound("g.V().has('name', 'a  b').out()"), first);
  t.equal(bound("g.V().\n  has( 'name',\t'a  b' ). // the pods\n  out()\n"), first);
  t.not(bound("g.V().has('name', 'a b').out()"), first);
  t.end();
});

t.test('bindings are not baked in', async (t) => {
  const bound = asking();
  const text = 'g.V().limit(x)';
  t.not(bound(text, { x: 1 }), bound(text, { x: 1 }));
  t.match(bound(text, { x: 2 })[0]?.traversal.steps[1], { high: 2 });
  t.match(bound(text, { x: 3 })[0]?.traversal.steps[1], { high: 3 });
  t.throws(() => bound(text), { code: 'GREMLIN_UNBOUND_VARIABLE' });
  const graph = await modernGraph();
  for (const x of [1, 2, 3]) {
    const bindings = new Map([['x', x]]);
    await answers(t, graph, [['g.inject(x)', [String(x)]]], { bindings });
  }
});

t.test('a name is a token only as long as nothing is bound to it', (t) => {
  const bound = asking();
  const text = 'g.inject(label)';
  const token = bound(text);
  t.equal(bound(text, { other: 1 }), token);
  t.not(bound(text, { label: 1 }), token);
  t.equal(bound(text), token);
  t.end();
});

t.test('the present and what is made anew are not baked in', async (t) => {
  const bound = asking();
  t.not(bound('g.inject(datetime())'), bound('g.inject(datetime())'));
  t.not(bound('g.inject(UUID())'), bound('g.inject(UUID())'));
  t.equal(bound("g.inject(datetime('2020-01-01'))"), bound("g.inject(datetime('2020-01-01'))"));
  const graph = await modernGraph();
  for (const second of [1, 2]) {
    const now = second * 1_000_000;
    await answers(t, graph, [['g.inject(datetime())', [`1970-01-01T00:00:0${second}Z`]]], { now });
  }
});

t.test('a refusal points into the text that was asked, whatever was asked before', (t) => {
  const bound = asking();
  const offset = (text: string, bindings: Record<string, LiveValue>) => {
    try {
      bound(text, bindings);
    } catch (error) {
      return error instanceof CodedError ? error.data['offset'] : error;
    }
    return 'nothing was refused';
  };
  bound('g.V().limit(x)', { x: 1 });
  t.equal(offset('g.V().limit(x)', {}), 12);
  t.equal(offset('g.V()\n   .limit(\n  x)', {}), 19);
  t.equal(offset('g.V()\n   .limit(\n  x)', { x: 'a' }), 10);
  t.equal(offset('g.V().nothing()', {}), 6);
  t.equal(offset('g.V()  .nothing()', {}), 8);
  t.equal(offset("g.at('-5x').V()", {}), 2);
  t.equal(offset("g . at('-5x').V()", {}), 4);
  t.end();
});
