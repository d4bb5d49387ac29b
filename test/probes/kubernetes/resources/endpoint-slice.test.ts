import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { linked, object, pod, promoted, service } from '../../support/linked.ts';

function slice(endpoints: readonly JsonObject[] | null, name = 'shop/reviews-1'): JsonObject {
  return object('discovery.k8s.io/v1', 'EndpointSlice', name, {
    metadata: { labels: { 'kubernetes.io/service-name': 'reviews' } },
    addressType: 'IPv4',
    endpoints,
    ports: endpoints && [{ name: 'http', port: 9080, protocol: 'TCP' }, { port: 90 }],
  });
}

const POD = pod('shop/a', {});
const ENDPOINT = {
  addresses: ['10.0.0.1'],
  conditions: { ready: false, serving: true, terminating: true },
  targetRef: { kind: 'Pod', name: 'a', uid: 'Pod:shop/a' },
  zone: 'z1',
};

t.test('an endpoint joins the Service to the pod behind it', async (t) => {
  const state = linked(service('shop/reviews', {}), POD, slice([ENDPOINT]));
  t.same(state.lines('endpoint'), ['Service:shop/reviews -endpoint-> Pod:shop/a']);
  t.same(state.edge('endpoint'), {
    rule: 'endpoint-slice',
    ready: false,
    serving: true,
    terminating: true,
    zone: 'z1',
    ports: 'http:9080/TCP,90/TCP',
    address: '10.0.0.1',
  });
});

t.test('an endpoint without conditions is ready', async (t) => {
  const state = linked(service('shop/reviews', {}), slice([{ addresses: ['172.18.0.2'] }]));
  t.same(state.lines('endpoint'), ['Service:shop/reviews -endpoint-> address:test/172.18.0.2']);
  t.match(state.edge('endpoint'), { ready: true, serving: true, terminating: false });
  t.same(state.vertex('address:test/172.18.0.2'), {
    name: '172.18.0.2',
    cluster: 'test',
    address: '172.18.0.2',
  });
});

t.test('an empty slice has no endpoints', async (t) => {
  t.same(linked(service('shop/reviews', {}), slice(null)).lines('endpoint'), []);
});

t.test('several slices of a Service count together', async (t) => {
  const other = { ...ENDPOINT, addresses: ['fd00::1'] };
  const state = linked(service('shop/reviews', {}), POD, slice([ENDPOINT]));
  state.put(slice([other], 'shop/reviews-2'));
  t.equal(state.lines('endpoint').length, 2);
  state.delete(slice([], 'shop/reviews-1'));
  t.match(state.edge('endpoint'), { address: 'fd00::1' });
});

t.test('while pods are not observed, an unknown one is known by its address', async (t) => {
  const state = linked(service('shop/reviews', {}), slice([ENDPOINT]));
  t.same(state.lines('endpoint'), []);
  state.linker.settle('Pod', 'lost');
  t.same(state.follow().lines('endpoint'), [
    'Service:shop/reviews -endpoint-> address:test/10.0.0.1',
  ]);
  state.linker.settle('Pod', 'settled');
  t.same(state.put(POD).lines('endpoint'), ['Service:shop/reviews -endpoint-> Pod:shop/a']);
  t.notOk(state.vertex('address:test/10.0.0.1'));
});

t.test('a slice names its Service and the type of its addresses', async (t) => {
  t.same(promoted(slice([])), { addressType: 'IPv4', service: 'reviews' });
});
