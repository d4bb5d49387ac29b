import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { linked, object, pod, promoted, service } from '../../support/linked.ts';

function entry(spec: JsonObject): JsonObject {
  return object('networking.istio.io/v1', 'ServiceEntry', 'shop/external', { spec });
}

function routeTo(host: string): JsonObject {
  return object('networking.istio.io/v1', 'VirtualService', 'shop/v', {
    spec: { hosts: ['x.example'], http: [{ route: [{ destination: { host } }] }] },
  });
}

t.test('a ServiceEntry answers to its hosts, wildcards included', async (t) => {
  const state = linked(entry({ hosts: ['www.example.com', '*.example.org'] }));
  const routed = 'VirtualService:shop/v -routes-> ServiceEntry:shop/external';
  t.same(state.put(routeTo('www.example.com')).lines('routes'), [routed]);
  t.same(state.put(routeTo('api.example.org')).lines('routes'), [routed]);
  t.same(state.put(routeTo('example.org')).lines('routes'), []);
});

t.test('a Service of the same host comes first', async (t) => {
  const state = linked(
    entry({ hosts: ['reviews.shop.svc.cluster.local'] }),
    service('shop/reviews', {}),
    routeTo('reviews'),
  );
  t.same(state.lines('routes'), ['VirtualService:shop/v -routes-> Service:shop/reviews']);
});

t.test('its endpoints are addresses', async (t) => {
  const endpoints = [{ address: '10.1.1.1', ports: { http: 8080 }, weight: 2, locality: 'eu/a' }];
  const state = linked(entry({ hosts: ['a.example'], endpoints }));
  t.same(state.lines('endpoint'), ['ServiceEntry:shop/external -endpoint-> address:test/10.1.1.1']);
  t.same(state.edge('endpoint'), {
    rule: 'service-entry-endpoint',
    address: '10.1.1.1',
    ports: 'http:8080',
    weight: 2,
    locality: 'eu/a',
  });
});

t.test('or the pods and WorkloadEntries it selects', async (t) => {
  const state = linked(
    entry({ hosts: ['a.example'], workloadSelector: { labels: { app: 'a' } } }),
    pod('shop/a', { app: 'a' }),
    pod('test/a', { app: 'a' }),
    object('networking.istio.io/v1', 'WorkloadEntry', 'shop/vm', {
      metadata: { labels: { app: 'a' } },
    }),
  );
  t.same(state.lines('endpoint'), [
    'ServiceEntry:shop/external -endpoint-> Pod:shop/a',
    'ServiceEntry:shop/external -endpoint-> WorkloadEntry:shop/vm',
  ]);
});

t.test('it shows where it is and how it is resolved', async (t) => {
  const spec = { hosts: ['a.example'], location: 'MESH_EXTERNAL', resolution: 'DNS' };
  t.same(promoted(entry(spec)), { location: 'MESH_EXTERNAL', resolution: 'DNS' });
});
