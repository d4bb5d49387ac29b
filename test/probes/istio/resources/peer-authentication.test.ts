import t from 'tap';
import { linked, object, pod, promoted } from '../../support/linked.ts';

t.test('a PeerAuthentication applies to its namespace and shows its mode', async (t) => {
  const strict = object('security.istio.io/v1', 'PeerAuthentication', 'shop/strict', {
    spec: { mtls: { mode: 'STRICT' } },
  });
  t.same(promoted(strict), { mode: 'STRICT' });
  t.same(linked(strict, pod('shop/a', {}), pod('test/b', {})).lines('appliesTo'), [
    'PeerAuthentication:shop/strict -appliesTo-> Pod:shop/a',
  ]);
});

t.test('in the root namespace it applies to the whole mesh', async (t) => {
  const mesh = object('security.istio.io/v1', 'PeerAuthentication', 'istio-system/default');
  t.equal(linked(mesh, pod('shop/a', {}), pod('test/b', {})).lines('appliesTo').length, 2);
});
