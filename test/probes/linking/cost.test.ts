import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { Linker } from '../../../packages/probes/src/linking/linker.ts';
import { factsOf } from '../../../packages/probes/src/objects/describe.ts';
import { object, pod, service, view } from '../support/linked.ts';

const PODS = 4000;
const EIGHTH = PODS / 8;
/** Eight times as many pods would be eight times as dear if an event cost what is there. */
const FLAT = 4;

const SELECTOR = { matchLabels: { app: 'a' } };
const PEERS = [{ podSelector: SELECTOR, namespaceSelector: { matchLabels: { team: 'shop' } } }];

function policy(name: string): JsonObject {
  const spec = { podSelector: SELECTOR, ingress: [{ from: PEERS }] };
  return object('networking.k8s.io/v1', 'NetworkPolicy', name, { spec });
}

const AROUND = [
  object('v1', 'Namespace', 'shop', { metadata: { labels: { team: 'shop' } } }),
  service('shop/a', { app: 'a' }),
  policy('shop/p'),
  policy('shop/q'),
  object('networking.istio.io/v1', 'DestinationRule', 'shop/a', {
    spec: { host: 'a', subsets: [{ name: 'v1', labels: { app: 'a' } }] },
  }),
];

function replica(n: number, phase: string): JsonObject {
  const envFrom = [{ configMapRef: { name: 'missing' } }];
  const owner = { uid: 'ReplicaSet:shop/a-h', kind: 'ReplicaSet', name: 'a-h', controller: true };
  return pod(
    `shop/p${n}`,
    { app: 'a', version: 'v1' },
    {
      metadata: { ownerReferences: [owner] },
      spec: { nodeName: `n${n % 20}`, containers: [{ name: 'c', envFrom }] },
      status: { phase },
    },
  );
}

/** The median cost of an event over the first eighth of the pods and over the last. */
function costs(event: (n: number) => void): { readonly first: number; readonly last: number } {
  const times = Array.from({ length: PODS }, (_, n) => {
    const start = performance.now();
    event(n);
    return performance.now() - start;
  });
  const median = (some: number[]) => some.sort((a, b) => a - b)[EIGHTH / 2] ?? 0;
  return { first: median(times.slice(0, EIGHTH)), last: median(times.slice(-EIGHTH)) };
}

t.test('what a pod costs does not depend on how many there are', async (t) => {
  const linker = new Linker('test');
  for (const label of ['ConfigMap', 'Pod', 'Service']) linker.settle(label, 'settled');
  const put = (document: JsonObject) => {
    linker.put(factsOf(view(document)));
    return linker.takeChanges();
  };
  for (const document of AROUND) put(document);
  for (let n = 0; n < 200; n += 1) factsOf(view(replica(n, 'Pending')));
  const added = costs((n) => put(replica(n, 'Pending')));
  const changed = costs((n) => put(replica(n, 'Running')));
  const deleted = costs((n) => {
    linker.delete(`Pod:shop/p${n}`);
    linker.takeChanges();
  });
  t.ok(added.last < FLAT * added.first, `added: ${JSON.stringify(added)} ms`);
  t.ok(changed.last < FLAT * changed.first, `changed: ${JSON.stringify(changed)} ms`);
  t.ok(deleted.first < FLAT * deleted.last, `deleted: ${JSON.stringify(deleted)} ms`);
});

t.test('one endpoint of many changes one edge', async (t) => {
  const linker = new Linker('test');
  linker.settle('Service', 'settled');
  const slice = (ready: boolean) =>
    object('discovery.k8s.io/v1', 'EndpointSlice', 'shop/a-1', {
      metadata: { labels: { 'kubernetes.io/service-name': 'a' } },
      endpoints: Array.from({ length: 10_000 }, (_, n) => ({
        addresses: [`10.0.${n >> 8}.${n & 255}`],
        conditions: { ready: n === 7 ? ready : true },
      })),
    });
  linker.put(factsOf(view(service('shop/a', { app: 'a' }))));
  linker.put(factsOf(view(slice(true))));
  t.equal(linker.takeChanges().edges.length, 10_000);
  linker.put(factsOf(view(slice(false))));
  const { edges, endedEdges, vertices } = linker.takeChanges();
  t.same([edges.length, endedEdges.length, vertices.length], [1, 0, 0]);
});
