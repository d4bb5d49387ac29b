import type { JsonObject } from '@meshlapse/model';
import t from 'tap';
import { linked, object, pod, promoted } from '../../support/linked.ts';

function condition(status: string): JsonObject {
  return { conditions: [{ type: 'Ready', status }] };
}

t.test('a pod is ready by its condition, unless it is to be deleted', async (t) => {
  t.match(promoted(pod('shop/a', {}, { status: condition('True') })), { ready: true });
  t.match(promoted(pod('shop/a', {}, { status: condition('False') })), { ready: false });
  const leaving = pod(
    'shop/a',
    {},
    {
      metadata: { deletionTimestamp: '2026-01-01T00:00:30Z' },
      status: condition('True'),
    },
  );
  t.match(promoted(leaving), { ready: false, terminating: true });
});

t.test('a pod shows where it runs and how often it crashed', async (t) => {
  const running = pod(
    'shop/a',
    {},
    {
      spec: { nodeName: 'n1' },
      status: {
        phase: 'Running',
        podIP: '10.0.0.1',
        containerStatuses: [{ restartCount: 2 }, { restartCount: 1 }],
      },
    },
  );
  t.same(promoted(running), {
    phase: 'Running',
    ready: false,
    terminating: false,
    podIP: '10.0.0.1',
    nodeName: 'n1',
    restarts: 3,
  });
});

t.test('a pod runs on its node as its service account', async (t) => {
  const state = linked(
    object('v1', 'Node', 'n1'),
    object('v1', 'ServiceAccount', 'shop/robot'),
    pod('shop/a', {}, { spec: { nodeName: 'n1', serviceAccountName: 'robot' } }),
  );
  t.same(state.lines('runsOn', 'runsAs'), [
    'Pod:shop/a -runsAs-> ServiceAccount:shop/robot',
    'Pod:shop/a -runsOn-> Node:n1',
  ]);
});

t.test('containers are vertices of their own, with their state', async (t) => {
  const state = linked(
    pod(
      'shop/a',
      {},
      {
        spec: {
          containers: [{ name: 'app', image: 'app:1' }],
          initContainers: [{ name: 'setup', image: 'setup:1' }],
        },
        status: {
          containerStatuses: [
            {
              name: 'app',
              ready: false,
              restartCount: 3,
              imageID: 'app@sha256:1',
              state: { waiting: { reason: 'CrashLoopBackOff' } },
            },
          ],
        },
      },
    ),
  );
  t.same(state.lines('contains'), [
    'Pod:shop/a -contains-> container:Pod:shop/a/app',
    'Pod:shop/a -contains-> container:Pod:shop/a/setup',
  ]);
  t.same(state.vertex('container:Pod:shop/a/app'), {
    name: 'app',
    namespace: 'shop',
    cluster: 'test',
    pod: 'a',
    role: 'app',
    image: 'app:1',
    imageID: 'app@sha256:1',
    ready: false,
    restarts: 3,
    state: 'waiting',
    reason: 'CrashLoopBackOff',
  });
  t.match(state.vertex('container:Pod:shop/a/setup'), { role: 'init', ready: false, restarts: 0 });
});

t.test('a pod mounts what its volumes and variables come from, one edge for each', async (t) => {
  const state = linked(
    object('v1', 'ConfigMap', 'shop/settings'),
    object('v1', 'Secret', 'shop/password'),
    object('v1', 'PersistentVolumeClaim', 'shop/data'),
    object('v1', 'PersistentVolumeClaim', 'shop/a-scratch'),
    pod(
      'shop/a',
      {},
      {
        spec: {
          volumes: [
            {
              name: 'v1',
              projected: {
                sources: [{ configMap: { name: 'settings' } }, { secret: { name: 'password' } }],
              },
            },
            { name: 'v2', persistentVolumeClaim: { claimName: 'data' } },
            { name: 'scratch', ephemeral: { volumeClaimTemplate: {} } },
            { name: 'v3', emptyDir: {} },
          ],
          containers: [
            {
              name: 'app',
              envFrom: [{ configMapRef: { name: 'settings' } }],
              env: [{ name: 'P', valueFrom: { secretKeyRef: { name: 'password', key: 'p' } } }],
            },
          ],
        },
      },
    ),
  );
  t.same(state.lines('mounts'), [
    'Pod:shop/a -mounts-> ConfigMap:shop/settings',
    'Pod:shop/a -mounts-> PersistentVolumeClaim:shop/a-scratch',
    'Pod:shop/a -mounts-> PersistentVolumeClaim:shop/data',
    'Pod:shop/a -mounts-> Secret:shop/password',
  ]);
  const settings = [...state.edges.values()].find(({ in: target }) =>
    target.startsWith('ConfigMap'),
  );
  t.match(settings?.properties, { volume: true, environment: true });
});

t.test('a missing volume source is unresolved, marked when it may be missing', async (t) => {
  const mounting = (optional: boolean) =>
    pod(
      'shop/a',
      {},
      {
        spec: { volumes: [{ name: 'v', secret: { secretName: 'tls', optional } }] },
      },
    );
  t.same(linked(mounting(false)).edge('unresolved'), {
    rule: 'pod-mount',
    relation: 'mounts',
    reason: 'no Secret of this name',
    volume: true,
  });
  t.match(linked(mounting(true)).edge('unresolved'), { optional: true });
});

t.test('a pod is an instance of its canonical version', async (t) => {
  const replicaSet = { kind: 'ReplicaSet', name: 'reviews-v1-5f5f', uid: 'r', controller: true };
  const metadata = { ownerReferences: [replicaSet] };
  const labels = { 'pod-template-hash': '5f5f' };
  t.same(linked(pod('shop/a', labels, { metadata })).lines('instanceOf'), [
    'Pod:shop/a -instanceOf-> version:test/shop/reviews-v1/latest',
  ]);
  t.same(linked(pod('shop/a', { app: 'reviews', version: 'v2' })).lines('instanceOf'), [
    'Pod:shop/a -instanceOf-> version:test/shop/reviews/v2',
  ]);
});

t.test('a name that two containers share is one vertex, and gone with the pod', async (t) => {
  const one = [{ name: 'c', image: 'a' }];
  const document = pod(
    'shop/p',
    {},
    {
      spec: { containers: one, initContainers: [{ name: 'c', image: 'b' }] },
    },
  );
  const state = linked(document);
  t.match(state.vertex('container:Pod:shop/p/c'), { role: 'app', image: 'a' });
  state.delete(document);
  t.same([...state.vertices.keys(), ...state.edges.keys()], []);
});
