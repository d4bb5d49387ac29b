import { Mesh } from '@meshlapse/mesh';
import type { Json, JsonObject } from '@meshlapse/model';
import t from 'tap';

function policy(name: string, namespace: string, spec: JsonObject, year = 2026): Json {
  const creationTimestamp = `${year}-01-01T00:00:00Z`;
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name, namespace, creationTimestamp },
    spec,
  };
}

const mode = (text: string) => ({ mtls: { mode: text } });

t.test('a namespace has the mode of its oldest policy without a selector', async (t) => {
  const { mutualTls } = new Mesh([
    policy('young', 'shop', mode('DISABLE')),
    policy('old', 'shop', mode('STRICT'), 2025),
    policy('some', 'shop', { ...mode('DISABLE'), selector: { matchLabels: { a: 'b' } } }, 2024),
  ]);
  t.equal(mutualTls.of('shop'), 'STRICT');
  t.equal(mutualTls.of('other'), 'PERMISSIVE');
});

t.test('where it does not say, the mesh’s, which is the root namespace’s', async (t) => {
  const { mutualTls } = new Mesh([
    policy('default', 'istio-system', mode('DISABLE')),
    policy('default', 'shop', mode('UNSET')),
  ]);
  t.equal(mutualTls.of('shop'), 'DISABLE');
  t.equal(mutualTls.of('other'), 'DISABLE');
});
