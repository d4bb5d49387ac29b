import { labelsSelector, parseSelector, selectorMatches } from '@meshlapse/mesh';
import type { Json } from '@meshlapse/model';
import t from 'tap';

function matches(selector: Json, labels: Record<string, string>): boolean {
  const parsed = parseSelector(selector);
  return parsed !== undefined && selectorMatches(parsed, labels);
}

t.test('every label and every expression must hold', async (t) => {
  const selector = {
    matchLabels: { app: 'reviews' },
    matchExpressions: [{ key: 'version', operator: 'In', values: ['v1', 'v2'] }],
  };
  t.ok(matches(selector, { app: 'reviews', version: 'v2', other: 'x' }));
  t.notOk(matches(selector, { app: 'reviews', version: 'v3' }));
  t.notOk(matches(selector, { app: 'ratings', version: 'v1' }));
});

t.test('a missing label satisfies NotIn and DoesNotExist', async (t) => {
  const not = { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['web'] }] };
  t.ok(matches(not, {}));
  t.ok(matches(not, { tier: 'db' }));
  t.notOk(matches(not, { tier: 'web' }));
  t.ok(matches({ matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, {}));
  t.notOk(matches({ matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, {}));
});

t.test('the empty selector selects everything, none selects nothing', async (t) => {
  t.ok(matches({}, { a: 'b' }));
  t.equal(parseSelector(undefined), undefined);
  t.equal(parseSelector(null), undefined);
});

t.test('an operator that does not exist selects nothing', async (t) => {
  t.equal(parseSelector({ matchExpressions: [{ key: 'a', operator: 'Near' }] }), undefined);
});

t.test('names of built-in properties are no labels', async (t) => {
  t.notOk(selectorMatches([{ key: 'constructor', operator: 'Exists', values: [] }], {}));
  t.ok(selectorMatches(labelsSelector({ toString: 'x' }), { toString: 'x' }));
});

t.test('a selector of which a part cannot be read selects nothing, rather than more', async (t) => {
  for (const matchLabels of [{ app: 1 }, { app: null }, 'app', ['app']] as const) {
    t.equal(parseSelector({ matchLabels }), undefined);
  }
  t.same(parseSelector({ matchLabels: null }), []);
});
