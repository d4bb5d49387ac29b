import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { linked, object, pod } from '../../support/linked.ts';

function policy(spec: JsonObject): JsonObject {
  return object('networking.k8s.io/v1', 'NetworkPolicy', 'shop/p', { spec });
}

function namespace(name: string, labels: JsonObject): JsonObject {
  return object('v1', 'Namespace', name, { metadata: { labels } });
}

function from(...peers: readonly JsonObject[]): JsonObject {
  return policy({ podSelector: { matchLabels: { app: 'none' } }, ingress: [{ from: peers }] });
}

const CLUSTER = [
  namespace('shop', { team: 'shop' }),
  namespace('test', { team: 'test' }),
  pod('shop/a', { app: 'a' }),
  pod('shop/b', { app: 'b' }),
  pod('test/a', { app: 'a' }),
];

t.test('a policy applies to the pods it selects in its namespace', async (t) => {
  t.same(
    linked(...CLUSTER, policy({ podSelector: { matchLabels: { app: 'a' } } })).lines('appliesTo'),
    ['NetworkPolicy:shop/p -appliesTo-> Pod:shop/a'],
  );
  t.same(linked(...CLUSTER, policy({ podSelector: {} })).lines('appliesTo'), [
    'NetworkPolicy:shop/p -appliesTo-> Pod:shop/a',
    'NetworkPolicy:shop/p -appliesTo-> Pod:shop/b',
  ]);
});

t.test('peers are pods by their labels and those of their namespaces', async (t) => {
  const podSelector = { matchLabels: { app: 'a' } };
  const namespaceSelector = { matchLabels: { team: 'test' } };
  t.same(linked(...CLUSTER, from({ podSelector })).lines('allowsFrom'), [
    'NetworkPolicy:shop/p -allowsFrom-> Pod:shop/a',
  ]);
  const both = from({ podSelector, namespaceSelector });
  t.same(linked(...CLUSTER, both).lines('allowsFrom'), [
    'NetworkPolicy:shop/p -allowsFrom-> Pod:test/a',
  ]);
  const relabelled = linked(...CLUSTER, both).put(namespace('test', { team: 'other' }));
  t.same(relabelled.lines('allowsFrom'), []);
  t.same(relabelled.put(namespace('shop', { team: 'test' })).lines('allowsFrom'), [
    'NetworkPolicy:shop/p -allowsFrom-> Pod:shop/a',
  ]);
});

t.test('a peer that means whole namespaces is those namespaces', async (t) => {
  const selected = from({ namespaceSelector: { matchLabels: { team: 'test' } } });
  t.same(linked(...CLUSTER, selected).lines('allowsFrom'), [
    'NetworkPolicy:shop/p -allowsFrom-> Namespace:test',
  ]);
  t.same(linked(...CLUSTER, from({ podSelector: {} })).lines('allowsFrom'), [
    'NetworkPolicy:shop/p -allowsFrom-> Namespace:shop',
  ]);
  t.same(linked(...CLUSTER, from({ namespaceSelector: {} })).lines('allowsFrom'), [
    'NetworkPolicy:shop/p -allowsFrom-> cluster:test',
  ]);
});

t.test('ranges are addresses; no peers at all means everybody', async (t) => {
  const ports = [
    { port: 443 },
    { port: 8000, endPort: 8100, protocol: 'UDP' },
    { protocol: 'SCTP' },
  ];
  const out = policy({
    podSelector: {},
    egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports }],
  });
  const state = linked(out);
  t.same(state.lines('allowsTo'), ['NetworkPolicy:shop/p -allowsTo-> address:test/10.0.0.0/8']);
  t.match(state.edge('allowsTo'), { ports: '443/TCP,8000-8100/UDP,*/SCTP' });
  t.same(linked(policy({ podSelector: {}, ingress: [{}] })).lines('allowsFrom'), [
    'NetworkPolicy:shop/p -allowsFrom-> cluster:test',
  ]);
});

t.test('rules of a direction that the policy is not about are ignored', async (t) => {
  const rules = { podSelector: {}, ingress: [{}], egress: [{}] };
  const labels = ['allowsFrom', 'allowsTo'];
  t.equal(linked(policy(rules)).lines(...labels).length, 2);
  t.same(linked(policy({ ...rules, policyTypes: ['Egress'] })).lines(...labels), [
    'NetworkPolicy:shop/p -allowsTo-> cluster:test',
  ]);
});
