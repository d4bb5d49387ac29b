import t from 'tap';
import { firstDifference } from '../../../packages/tools/src/mesh-cases/difference.ts';

t.test('the order of keys does not matter, that of lists does', async (t) => {
  t.equal(firstDifference({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }), undefined);
  t.same(firstDifference({ b: [1, 2] }, { b: [2, 1] }), { path: '/b[0]', got: 1, expected: 2 });
});

t.test('what only one of them has is a difference', async (t) => {
  t.same(firstDifference({}, { a: 1 }), { path: '/a', got: undefined, expected: 1 });
  t.same(firstDifference({ a: { x: [1] } }, { a: { x: [] } }), {
    path: '/a/x[0]',
    got: 1,
    expected: undefined,
  });
  t.same(firstDifference([], {}), { path: '', got: [], expected: {} });
  t.same(firstDifference(null, {}), { path: '', got: null, expected: {} });
});
