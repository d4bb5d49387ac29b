import t from 'tap';
import { LinkedState, linked, object, pod, service } from '../support/linked.ts';

const REVIEWS = { app: 'reviews' };

t.test('edges follow the objects, whichever comes first', async (t) => {
  const [svc, one] = [service('shop/reviews', REVIEWS), pod('shop/a', REVIEWS)];
  const expected = ['Service:shop/reviews -selects-> Pod:shop/a'];
  t.same(linked(svc, one).lines('selects'), expected);
  t.same(linked(one, svc).lines('selects'), expected);
});

t.test('a change of labels moves a pod from one selector to another', async (t) => {
  const state = linked(
    service('shop/reviews', REVIEWS),
    service('shop/other', { app: 'other' }),
    pod('shop/a', REVIEWS),
  );
  state.put(pod('shop/a', { app: 'other' }));
  t.same(state.lines('selects'), ['Service:shop/other -selects-> Pod:shop/a']);
  state.put(pod('shop/a', {}));
  t.same(state.lines('selects'), []);
});

t.test('a pod in another namespace is not selected', async (t) => {
  t.same(linked(service('shop/reviews', REVIEWS), pod('test/a', REVIEWS)).lines('selects'), []);
});

t.test('edges end with either of their ends', async (t) => {
  const [svc, one] = [service('shop/reviews', REVIEWS), pod('shop/a', REVIEWS)];
  t.same(linked(svc, one).delete(svc).lines('selects'), []);
  t.same(linked(svc, one).delete(one).lines('selects'), []);
});

t.test('a change that says the same changes nothing', async (t) => {
  const state = linked(service('shop/reviews', REVIEWS), pod('shop/a', REVIEWS));
  const { linker } = state;
  state.put(pod('shop/a', REVIEWS, { status: { phase: 'Running' } }));
  const changes = linker.takeChanges();
  t.same(changes, { edges: [], endedEdges: [], vertices: [], endedVertices: [] });
});

t.test('what ends and begins again at once leaves no trace', async (t) => {
  const state = linked(service('shop/reviews', REVIEWS), pod('shop/a', REVIEWS));
  const before = new Map(state.edges);
  state.linker.delete('Service:shop/reviews');
  state.put(service('shop/reviews', REVIEWS));
  t.same(state.edges, before);
});

t.test('of two objects with one name the newer is meant', async (t) => {
  const old = object('v1', 'Node', 'n1');
  const young = object('v1', 'Node', 'n1', {
    metadata: { uid: 'young', creationTimestamp: '2026-02-01T00:00:00Z' },
  });
  const running = pod('shop/a', {}, { spec: { nodeName: 'n1' } });
  t.same(linked(old, young, running).lines('runsOn'), ['Pod:shop/a -runsOn-> young']);
  t.same(linked(running, young, old).lines('runsOn'), ['Pod:shop/a -runsOn-> young']);
  t.same(linked(running, young, old).delete(young).lines('runsOn'), [
    'Pod:shop/a -runsOn-> Node:n1',
  ]);
});

t.test('what is referred to and not there is missing, and says so', async (t) => {
  const running = pod('shop/a', {}, { spec: { nodeName: 'n1' } });
  const state = linked(running);
  t.same(state.lines('unresolved'), ['Pod:shop/a -unresolved-> missing:test/Node//n1']);
  t.same(state.edge('unresolved'), {
    rule: 'pod-node',
    relation: 'runsOn',
    reason: 'no Node of this name',
  });
  t.same(state.vertex('missing:test/Node//n1'), {
    name: 'n1',
    cluster: 'test',
    kind: 'Node',
    reason: 'no Node of this name',
  });
  state.put(object('v1', 'Node', 'n1'));
  t.same(state.lines('unresolved', 'runsOn'), ['Pod:shop/a -runsOn-> Node:n1']);
  t.equal(state.vertex('missing:test/Node//n1'), undefined);
});

t.test('nothing is missing of which not everything is known yet', async (t) => {
  const state = new LinkedState().put(pod('shop/a', {}, { spec: { nodeName: 'n1' } }));
  t.same(state.lines('unresolved'), []);
  state.linker.settle('Node', 'pending');
  t.same(state.follow().lines('unresolved'), []);
  t.equal(state.settle('Node').lines('unresolved').length, 1);
});

t.test('a synthetic vertex lives while something justifies it', async (t) => {
  const [a, b] = [pod('shop/a', REVIEWS), pod('shop/b', REVIEWS)];
  const state = linked(a, b);
  const version = 'version:test/shop/reviews/latest';
  t.same(state.vertex(version), {
    name: 'reviews',
    namespace: 'shop',
    cluster: 'test',
    revision: 'latest',
  });
  state.delete(a);
  t.ok(state.vertex(version));
  state.delete(b);
  t.notOk(state.vertex(version));
});

t.test('something is optionally missing only when nobody insists', async (t) => {
  const mount = (name: string, optional: boolean) =>
    pod(
      name,
      {},
      { spec: { volumes: [{ name: 'v', configMap: { name: 'settings', optional } }] } },
    );
  const id = 'missing:test/ConfigMap/shop/settings';
  const state = linked(mount('shop/a', true));
  t.match(state.vertex(id), { optional: true });
  state.put(mount('shop/b', false));
  t.notMatch(state.vertex(id), { optional: true });
  t.equal(state.lines('unresolved').length, 2);
  state.delete(mount('shop/b', false));
  t.match(state.vertex(id), { optional: true });
});

t.test('every object is in its namespace, or else in the cluster', async (t) => {
  const state = linked(object('v1', 'Namespace', 'shop'), object('v1', 'ConfigMap', 'shop/a'));
  t.same(state.lines('contains'), [
    'Namespace:shop -contains-> ConfigMap:shop/a',
    'cluster:test -contains-> Namespace:shop',
  ]);
});

t.test('owners own by uid', async (t) => {
  const owned = pod(
    'shop/a',
    {},
    {
      metadata: {
        ownerReferences: [
          { kind: 'ReplicaSet', name: 'r', uid: 'ReplicaSet:shop/r', controller: true },
          { kind: 'ConfigMap', name: 'c', uid: 'absent' },
        ],
      },
    },
  );
  const state = linked(owned);
  t.same(state.lines('owns'), []);
  state.put(object('apps/v1', 'ReplicaSet', 'shop/r'));
  t.same(state.lines('owns'), ['ReplicaSet:shop/r -owns-> Pod:shop/a']);
  t.same(state.edge('owns'), { rule: 'owner-reference', controller: true });
  state.put(pod('shop/a', {}));
  t.same(state.lines('owns'), []);
});
