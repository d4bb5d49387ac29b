import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { linked, object, service } from '../../support/linked.ts';

function ingress(spec: JsonObject): JsonObject {
  return object('networking.k8s.io/v1', 'Ingress', 'shop/edge', { spec });
}

function backend(name: string, port: JsonObject): JsonObject {
  return { service: { name, port } };
}

t.test('an Ingress routes each path to its Service', async (t) => {
  const path = { path: '/a', pathType: 'Prefix', backend: backend('a', { number: 80 }) };
  const state = linked(
    service('shop/a', {}),
    ingress({ rules: [{ host: 'example.com', http: { paths: [path] } }] }),
  );
  t.same(state.lines('routes'), ['Ingress:shop/edge -routes-> Service:shop/a']);
  t.same(state.edge('routes'), {
    rule: 'ingress-backend',
    route: 0,
    position: 0,
    match: '{"host":"example.com","path":"/a","pathType":"Prefix"}',
    share: 100,
    port: 80,
  });
});

t.test('what matches nothing goes to the default', async (t) => {
  const state = linked(
    service('shop/a', {}),
    ingress({ defaultBackend: backend('a', { name: 'http' }) }),
  );
  t.same(state.edge('routes'), { rule: 'ingress-backend', share: 100, port: 'http' });
});

t.test('a Service or class that is not there is missing', async (t) => {
  const state = linked(
    ingress({ ingressClassName: 'nginx', defaultBackend: backend('a', { number: 80 }) }),
  );
  t.same(state.lines('unresolved'), [
    'Ingress:shop/edge -unresolved-> missing:test/IngressClass//nginx',
    'Ingress:shop/edge -unresolved-> missing:test/Service/shop/a',
  ]);
});
