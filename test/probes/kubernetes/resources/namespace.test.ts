import t from 'tap';
import { linked, object, promoted } from '../../support/linked.ts';

t.test('a namespace shows its phase and is in the cluster', async (t) => {
  const shop = object('v1', 'Namespace', 'shop', { status: { phase: 'Terminating' } });
  t.same(promoted(shop), { phase: 'Terminating' });
  t.same(linked(shop).lines(), ['cluster:test -contains-> Namespace:shop']);
});
