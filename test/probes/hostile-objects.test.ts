import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { openGraph } from '@meshlapse/graph';
import type { Json, JsonObject } from '@meshlapse/model';
import { importRecording, type RecordingEvent } from '@meshlapse/probes';
import fc from 'fast-check';
import t from 'tap';
import { Linker } from '../../packages/probes/src/linking/linker.ts';
import { factsOf, propertiesOf, viewOf } from '../../packages/probes/src/objects/describe.ts';
import { normalise } from '../../packages/probes/src/objects/normalise.ts';
import { encodeEvent } from '../../packages/probes/src/recording/writer.ts';
import { RESOURCES } from '../../packages/probes/src/resources.gen.ts';
import { after } from './support/events.ts';
import { snapshot } from './support/snapshot.ts';

/** Every field that some kind's rules read, each with what may stand there. */
const FIELDS: JsonObject = {
  metadata: {
    name: 'a',
    namespace: 'shop',
    uid: 'u',
    creationTimestamp: '2026-01-01T00:00:00Z',
    deletionTimestamp: '2026-01-01T00:00:00Z',
    generation: 1,
    labels: { app: 'a', 'kubernetes.io/service-name': 's' },
    annotations: { note: 'x' },
    ownerReferences: [{ uid: 'o', kind: 'ReplicaSet', name: 'r-1', controller: true }],
  },
  addressType: 'IPv4',
  ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
  endpoints: [
    { addresses: ['10.0.0.1'], conditions: { ready: true }, targetRef: { kind: 'Pod', uid: 'p' } },
    { addresses: ['10.0.0.1'], zone: 'z' },
  ],
  reason: 'r',
  note: 'n',
  series: { count: 1 },
  regarding: { kind: 'Pod', name: 'a', namespace: 'shop', apiVersion: 'v1' },
  status: {
    phase: 'Running',
    podIP: '10.0.0.1',
    conditions: [{ type: 'Ready', status: 'True', lastHeartbeatTime: '2026-01-01T00:00:00Z' }],
    containerStatuses: [{ name: 'c', restartCount: 1, state: { waiting: { reason: 'x' } } }],
    readyReplicas: 1,
    currentReplicas: 1,
  },
  spec: {
    nodeName: 'n',
    serviceAccountName: 'sa',
    containers: [
      {
        name: 'c',
        image: 'i',
        args: ['--token', 'x'],
        command: ['run'],
        env: [{ name: 'A', value: 'b', valueFrom: { secretKeyRef: { name: 's' } } }],
        envFrom: [{ configMapRef: { name: 'm' }, secretRef: { name: 's' } }],
      },
    ],
    initContainers: [{ name: 'c' }],
    ephemeralContainers: [{ name: 'c' }],
    volumes: [
      {
        name: 'v',
        configMap: { name: 'm' },
        secret: { secretName: 's' },
        ephemeral: {},
        persistentVolumeClaim: { claimName: 'c' },
        projected: { sources: [{ configMap: { name: 'm' }, secret: { name: 's' } }] },
      },
    ],
    replicas: 1,
    volumeName: 'v',
    storageClassName: 'c',
    type: 'ClusterIP',
    selector: { app: 'a', matchLabels: { app: 'a' } },
    podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['a'] }] },
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }, { podSelector: {} }],
        ports: [{ port: 80, endPort: 90, protocol: 'TCP' }],
      },
    ],
    egress: [{ to: [{ namespaceSelector: { matchLabels: { app: 'a' } } }], ports: [{ port: 80 }] }],
    scaleTargetRef: { kind: 'Deployment', name: 'd', apiVersion: 'apps/v1' },
    ingressClassName: 'c',
    defaultBackend: { service: { name: 's', port: { number: 80 } } },
    hosts: ['a', '*', '*.shop.svc.cluster.local'],
    host: 'a',
    gateways: ['mesh', 'ns/g', './g', 'g.ns.svc.cluster.local'],
    http: [
      {
        name: 'r',
        match: [{ gateways: ['g'] }],
        route: [{ destination: { host: 'a', subset: 'v1', port: { number: 80 } }, weight: 1 }],
        mirror: { host: 'a' },
        mirrors: [{ destination: { host: 'a' }, percentage: { value: 1 } }],
        mirrorPercentage: { value: 1 },
        delegate: { name: 'a', namespace: 'shop' },
        retries: { attempts: 1 },
        fault: {},
        paths: [{ path: '/', backend: { service: { name: 's' } } }],
      },
    ],
    tcp: [{ route: [{ destination: { host: 'a' } }] }],
    tls: [{ match: [{ gateways: ['g'] }], route: [{ destination: { host: 'a' } }] }],
    rules: [
      {
        host: 'a',
        http: { paths: [{ path: '/', backend: { service: { name: 's', port: { name: 'x' } } } }] },
        name: 'r',
        matches: [{}],
        backendRefs: [{ name: 's', weight: 1, group: '', kind: 'Service', namespace: 'other' }],
        filters: [{ requestMirror: { backendRef: { name: 's' }, fraction: { numerator: 1 } } }],
        timeouts: { request: '1s' },
      },
    ],
    parentRefs: [{ name: 'g', namespace: 'n', sectionName: 's', port: 1, group: '', kind: 'x' }],
    gatewayClassName: 'c',
    controllerName: 'c',
    subsets: [{ name: 'v1', labels: { version: 'v1' } }, { name: 'v1' }],
    endpoints: [{ address: '10.0.0.1', ports: { http: 80 }, weight: 1 }, { address: '10.0.0.1' }],
    workloadSelector: { labels: { app: 'a' } },
    targetRef: { kind: 'Service', name: 's', group: '' },
    targetRefs: [{ kind: 'Service', name: 's', group: '' }],
    address: '10.0.0.1',
    serviceAccount: 'sa',
    mtls: { mode: 'STRICT' },
    action: 'DENY',
  },
};

const anyWrong: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    '',
    'x',
    '*',
    '*.',
    '.',
    '/',
    0,
    -1,
    1e308,
    [],
    {},
    [[]],
    [null],
  ),
  fc.constantFrom<Json>('__proto__', 'constructor', 'a\u0000b', '\ud800', 'x'.repeat(5000)),
  fc.constantFrom<Json>(
    ...['{"__proto__":{"a":1}}', '{"toString":1,"valueOf":1}', '1e999'].map(
      (text) => JSON.parse(text) as Json,
    ),
  ),
  fc.jsonValue().map((json) => JSON.parse(JSON.stringify(json)) as Json),
);

/** The fields with some of them missing, doubled, or of another type, at any depth. */
function spoiled(json: Json): fc.Arbitrary<Json | undefined> {
  const whole = inside(json);
  return fc.oneof(
    { weight: 12, arbitrary: whole },
    { weight: 1, arbitrary: anyWrong },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

function inside(json: Json): fc.Arbitrary<Json> {
  if (Array.isArray(json)) {
    const items = json as readonly Json[];
    return fc.tuple(fc.boolean(), ...items.map(spoiled)).map(([isDoubled, ...some]) => {
      const present = some.filter((item) => item !== undefined);
      return isDoubled ? [...present, ...present] : present;
    });
  }
  if (typeof json !== 'object' || json === null) return fc.constant(json);
  const entries = Object.entries(json);
  return fc.tuple(...entries.map(([, value]) => spoiled(value))).map((values) => {
    const kept = entries.flatMap(([key], i) => {
      const value = values[i];
      return value === undefined ? [] : [[key, value] as const];
    });
    return Object.fromEntries(kept);
  });
}

interface Hostile {
  readonly document: JsonObject;
  readonly resource: string;
  readonly kind: string;
}

const anyFields = spoiled(FIELDS);

/** An object of any registered kind. What a recording needs to be one, uid and name, is always there. */
const anyHostile: fc.Arbitrary<Hostile> = fc
  .tuple(fc.constantFrom(...RESOURCES), fc.constantFrom('u1', 'u2', 'u3', '__proto__'), anyFields)
  .map(([{ group, kind }, uid, fields]) => {
    const version = group ? `${group}/v1` : 'v1';
    const given = typeof fields === 'object' && fields !== null ? (fields as JsonObject) : {};
    const metadata = given['metadata'];
    const own = typeof metadata === 'object' && metadata !== null ? metadata : {};
    const document = {
      ...given,
      apiVersion: version,
      kind,
      metadata: { ...own, name: `n-${uid}`, uid: `${kind} ${uid}` },
    } as JsonObject;
    return { document, kind, resource: `${version}/${kind.toLowerCase()}s` };
  });

t.test('whatever an object of a known kind looks like, it can be read', async () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(fc.array(anyHostile, { maxLength: 6 }), (all) => {
      const linker = new Linker('c');
      for (const { kind } of all) linker.settle(kind, 'settled');
      for (const { document, kind, resource } of all) {
        kinds.add(kind);
        const normalised = normalise(document, { apiVersion: 'v1', kind });
        const view = viewOf(normalised.document, 'c', resource);
        propertiesOf(view, normalised);
        linker.put(factsOf(view));
        linker.takeChanges();
      }
      for (const { document } of all)
        linker.delete(String((document['metadata'] as JsonObject)['uid']));
      const state = linker.takeChanges();
      assert.deepEqual([state.edges, state.vertices], [[], []]);
    }),
    { numRuns: 1500 },
  );
  t.equal(kinds.size, new Set(RESOURCES.map(({ kind }) => kind)).size);
});

t.test('nothing that an object brought with it is left when it is gone', async () => {
  fc.assert(
    fc.property(fc.array(anyHostile, { minLength: 1, maxLength: 6 }), (all) => {
      const linker = new Linker('c');
      const left = new Set<string>();
      const follow = () => {
        const { edges, vertices, endedEdges, endedVertices } = linker.takeChanges();
        for (const { id } of [...edges, ...vertices]) left.add(id);
        for (const id of [...endedEdges.map((edge) => edge.id), ...endedVertices]) left.delete(id);
      };
      for (const { document, kind, resource } of all) {
        const normalised = normalise(document, { apiVersion: 'v1', kind });
        linker.put(factsOf(viewOf(normalised.document, 'c', resource)));
        follow();
      }
      for (const { document } of all) {
        linker.delete(String((document['metadata'] as JsonObject)['uid']));
        follow();
      }
      assert.deepEqual([...left], []);
    }),
    { numRuns: 1500 },
  );
});

t.test('and it can be recorded', async (t) => {
  let run = 0;
  const folder = t.testdir();
  await fc.assert(
    fc.asyncProperty(fc.array(anyHostile, { minLength: 1, maxLength: 25 }), async (all) => {
      run += 1;
      const graph = await openGraph({ path: `${folder}/${run}`, mode: 'write' });
      const lines = eventsOf(all).map((event) => `${JSON.stringify(encodeEvent(event))}\n`);
      await importRecording({
        graph,
        input: Readable.from(lines.map((line) => Buffer.from(line))),
      });
      const { vertices } = await snapshot(graph, after(0));
      await graph.close();
      assert.equal(vertices.length, 1);
    }),
    { numRuns: 40 },
  );
});

function eventsOf(all: readonly Hostile[]): readonly RecordingEvent[] {
  let second = 0;
  const next = () => after(second++);
  const resources = new Map(all.map(({ resource, kind }) => [resource, kind]));
  return [
    { type: 'HEADER', observedAt: next(), cluster: 'c', serverVersion: undefined },
    ...[...resources].flatMap(([resource, kind]): RecordingEvent[] => [
      { type: 'DISCOVERED', observedAt: next(), resource, kind, namespaced: true },
      { type: 'SYNCED', observedAt: next(), resource, resourceVersion: '1', count: 0 },
    ]),
    ...all.map(({ resource, document }): RecordingEvent => {
      return { type: 'MODIFIED', observedAt: next(), resource, object: document };
    }),
    ...all.map(({ resource, document }): RecordingEvent => {
      return { type: 'DELETED', observedAt: next(), resource, object: document };
    }),
  ];
}
