import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { linked, object, pod, promoted, service } from '../../support/linked.ts';

const HOST = 'reviews.shop.svc.cluster.local';

function rule(host: string, labels: JsonObject): JsonObject {
  return object('networking.istio.io/v1', 'DestinationRule', 'shop/reviews', {
    spec: { host, subsets: [{ name: 'v1', labels }] },
  });
}

const REVIEWS = service('shop/reviews', { app: 'reviews' });
const V1 = pod('shop/v1', { app: 'reviews', version: 'v1' });

t.test('a rule configures its host and defines subsets', async (t) => {
  const state = linked(REVIEWS, rule('reviews', { version: 'v1' }));
  t.same(state.lines('configures', 'defines'), [
    'DestinationRule:shop/reviews -configures-> Service:shop/reviews',
    'DestinationRule:shop/reviews -defines-> subset:DestinationRule:shop/reviews/v1',
  ]);
  t.same(state.vertex('subset:DestinationRule:shop/reviews/v1'), {
    name: 'v1',
    namespace: 'shop',
    cluster: 'test',
    host: HOST,
    destinationRule: 'reviews',
    'labels.version': 'v1',
  });
  t.match(promoted(rule('reviews', {})), { host: HOST });
});

t.test('a subset selects the pods of its Service that carry its labels', async (t) => {
  const stranger = pod('shop/other', { app: 'other', version: 'v1' });
  const elsewhere = pod('test/v1', { app: 'reviews', version: 'v1' });
  const state = linked(REVIEWS, V1, stranger, elsewhere, rule('reviews', { version: 'v1' }));
  const subset = 'subset:DestinationRule:shop/reviews/v1 -selects-> ';
  const selected = () => state.lines('selects').filter((line) => line.startsWith('subset'));
  t.same(selected(), [`${subset}Pod:shop/v1`]);
  state.put(service('shop/reviews', { app: 'other' }));
  t.same(selected(), [`${subset}Pod:shop/other`]);
  state.delete(REVIEWS);
  t.same(selected(), []);
});

t.test('a subset without labels has all pods of the Service', async (t) => {
  const state = linked(REVIEWS, V1, rule('reviews', {}));
  t.equal(state.lines('selects').length, 2);
});

t.test('a wildcard host configures every Service under it', async (t) => {
  const state = linked(REVIEWS, service('shop/a', {}), rule('*.shop.svc.cluster.local', {}));
  t.equal(state.lines('configures').length, 2);
});

t.test('a host that nothing answers to is missing', async (t) => {
  t.match(linked(rule('absent', {})).edge('unresolved'), {
    relation: 'configures',
    reason: 'no Service for the host',
  });
});
