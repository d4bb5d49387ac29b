import t from 'tap';
import { visibility } from '../../../packages/mesh/src/objects/export-to.ts';

const everybody = new Set(['*']);

t.test('an object that does not say is as visible as the mesh has it', async (t) => {
  t.same(visibility(undefined, 'shop', everybody), { kind: 'public' });
  const own = { kind: 'namespaces', own: true, others: [] };
  t.same(visibility(undefined, 'shop', new Set(['.'])), own);
  t.same(visibility(undefined, 'shop', new Set(['other'])), { kind: 'nobody' });
});

t.test('a star beats all else, and then the tilde', async (t) => {
  t.same(visibility(new Set(['~', '*', 'a']), 'shop', everybody), { kind: 'public' });
  t.same(visibility(new Set(['a', '~']), 'shop', everybody), { kind: 'nobody' });
});

t.test('the own namespace may be written as a dot or by name', async (t) => {
  for (const own of ['.', 'shop']) {
    t.same(visibility(new Set([own, 'b', 'a']), 'shop', everybody), {
      kind: 'namespaces',
      own: true,
      others: ['a', 'b'],
    });
  }
  t.equal(visibility(new Set(['a']), 'shop', everybody).kind, 'namespaces');
});
