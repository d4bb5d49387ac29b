import { strict as assert } from 'node:assert';
import { type Client, followProbe, Mesh, proxyConfiguration } from '@meshlapse/mesh';
import type { Json, JsonObject } from '@meshlapse/model';
import fc from 'fast-check';
import t from 'tap';
import { client, core, gatewayApi, istio, pod, service, slice } from '../support/mesh-objects.ts';

const route = { route: [{ destination: { host: 'web', subset: 'v1', port: { number: 80 } } }] };
const OBJECTS: readonly Json[] = [
  core('Namespace', 'shop', {}, { namespace: '' }),
  core('Node', 'n1', {}, { labels: { 'topology.kubernetes.io/region': 'r' } }),
  service('web', {
    selector: { app: 'web' },
    ports: [
      { name: 'http', port: 80, targetPort: 'web' },
      { name: 'https', port: 443 },
    ],
  }),
  slice('web', ['web-1@10.1.0.1']),
  pod('web-1', { ip: '10.1.0.1', node: 'n1', labels: { app: 'web', version: 'v1' } }),
  istio('WorkloadEntry', 'vm', { address: '10.2.0.1', labels: { app: 'web' }, ports: { web: 1 } }),
  istio('ServiceEntry', 'api', {
    hosts: ['api.test'],
    addresses: ['10.3.0.0/16'],
    ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    resolution: 'STATIC',
    endpoints: [{ address: '10.3.0.1', locality: 'r/z', weight: 2 }],
  }),
  istio('VirtualService', 'web', {
    hosts: ['web', '*.test'],
    gateways: ['mesh', 'edge'],
    exportTo: ['*'],
    http: [
      {
        match: [
          {
            uri: { prefix: '/a' },
            headers: { x: { exact: 'y' } },
            sourceLabels: { app: 'client' },
          },
        ],
        ...route,
        timeout: '5s',
        retries: { attempts: 2, perTryTimeout: '1s', retryOn: '5xx' },
        fault: { abort: { httpStatus: 500, percentage: { value: 10 } } },
        mirror: { host: 'web' },
        corsPolicy: { allowOrigins: [{ exact: 'a' }] },
        headers: { request: { set: { a: 'b' }, remove: ['c'] } },
      },
      { match: [{ uri: { regex: '.*' } }], redirect: { uri: '/new', redirectCode: 302 } },
      { name: 'part', delegate: { name: 'part' } },
    ],
    tls: [{ match: [{ port: 443, sniHosts: ['api.test'] }], ...route }],
    tcp: [{ match: [{ port: 443 }], ...route }],
  }),
  istio('VirtualService', 'part', { http: [route] }),
  istio('DestinationRule', 'web', {
    host: 'web',
    workloadSelector: { matchLabels: { app: 'client' } },
    trafficPolicy: {
      connectionPool: { tcp: { maxConnections: 1 }, http: { idleTimeout: '5s' } },
      outlierDetection: { consecutive5xxErrors: 3 },
      loadBalancer: {
        consistentHash: { httpCookie: { name: 'c', ttl: '1s' } },
        localityLbSetting: { distribute: [{ from: '*', to: { 'r/*': 100 } }] },
      },
      tls: { mode: 'ISTIO_MUTUAL' },
      portLevelSettings: [{ port: { number: 80 }, loadBalancer: { simple: 'RANDOM' } }],
    },
    subsets: [{ name: 'v1', labels: { version: 'v1' } }],
  }),
  istio('Sidecar', 'default', {
    workloadSelector: { labels: { app: 'client' } },
    egress: [
      { port: { number: 80, protocol: 'HTTP', name: 'http' }, hosts: ['./*'] },
      { hosts: ['*/*'] },
    ],
    outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
  }),
  istio('Gateway', 'edge', {
    selector: { app: 'edge' },
    servers: [
      {
        port: { number: 80, name: 'http', protocol: 'HTTP' },
        hosts: ['*'],
        tls: { httpsRedirect: true },
      },
      {
        port: { number: 443, name: 'https', protocol: 'HTTPS' },
        hosts: ['./web.test'],
        tls: { mode: 'SIMPLE', credentialName: 'cert' },
      },
      { port: { number: 8443, protocol: 'TLS' }, hosts: ['*'], tls: { mode: 'PASSTHROUGH' } },
      { port: { number: 15443, protocol: 'TLS' }, hosts: ['*'], tls: { mode: 'AUTO_PASSTHROUGH' } },
    ],
  }),
  gatewayApi('GatewayClass', 'istio', { controllerName: 'istio.io/gateway-controller' }),
  gatewayApi('Gateway', 'front', {
    gatewayClassName: 'istio',
    addresses: [{ type: 'Hostname', value: 'web' }],
    tls: { frontend: { default: { validation: { caCertificateRefs: [{ name: 'ca' }] } } } },
    listeners: [
      {
        name: 'http',
        port: 80,
        protocol: 'HTTP',
        hostname: '*.test',
        allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { a: 'b' } } } },
      },
      {
        name: 'tls',
        port: 443,
        protocol: 'HTTPS',
        allowedRoutes: { namespaces: { from: 'All' }, kinds: [{ kind: 'HTTPRoute' }] },
        tls: { certificateRefs: [{ name: 'cert' }], options: { a: 'b' } },
      },
    ],
  }),
  gatewayApi('BackendTLSPolicy', 'web', {
    targetRefs: [{ group: '', kind: 'Service', name: 'web', sectionName: 'http' }],
    validation: {
      hostname: 'web.test',
      caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'ca' }],
      subjectAltNames: [{ type: 'URI', uri: 'spiffe://a' }],
    },
  }),
  gatewayApi('ReferenceGrant', 'grant', {
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'other' }],
    to: [{ group: '', kind: 'Service', name: 'web' }],
  }),
  gatewayApi('HTTPRoute', 'web', {
    parentRefs: [
      { name: 'front', sectionName: 'tls' },
      { group: '', kind: 'Service', name: 'web' },
    ],
    hostnames: ['web.test'],
    rules: [
      {
        matches: [
          {
            path: { type: 'Exact', value: '/a' },
            headers: [{ name: 'x', value: 'y' }],
            queryParams: [{ name: 'x', value: 'y' }],
          },
        ],
        filters: [
          { type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'a' }] } },
          { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath' } } },
          { type: 'RequestMirror', requestMirror: { backendRef: { name: 'web', port: 80 } } },
          { type: 'CORS', cors: { allowOrigins: ['*'], maxAge: 1 } },
        ],
        backendRefs: [
          { name: 'web', port: 80, weight: 1 },
          { name: 'no', port: 80 },
        ],
        timeouts: { request: '1s', backendRequest: '1s' },
        retry: { codes: [503], attempts: 1 },
      },
      { filters: [{ type: 'RequestRedirect', requestRedirect: { port: 1 } }] },
    ],
  }),
  gatewayApi('GRPCRoute', 'calls', {
    parentRefs: [{ name: 'front' }],
    rules: [{ matches: [{ method: { service: 's', method: 'm' } }] }],
  }),
  gatewayApi('TLSRoute', 'streams', {
    parentRefs: [{ name: 'front' }],
    rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
  }),
  core(
    'ConfigMap',
    'istio',
    { data: { mesh: 'enableAutoMtls: true' } },
    { namespace: 'istio-system' },
  ),
];

const CLIENTS: readonly Client[] = [
  client(),
  client({ name: 'edge-1', type: 'router', labels: { app: 'edge' } }),
  client({ name: 'web-1', type: 'router', labels: {}, ip: '10.1.0.1' }),
];

/** What a field might hold instead of what it should. */
const anything: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(
    null,
    '',
    '*',
    '~',
    '-1',
    0,
    -1,
    1e300,
    true,
    [],
    {},
    [null],
    [[]],
    'a/b/c',
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  fc.constant('x'.repeat(10_000)),
);

/** Replaces what a walk of the fields, chosen by numbers, ends at. */
function damaged(json: Json, steps: readonly number[], instead: Json): Json {
  const [step, ...rest] = steps;
  if (step === undefined || typeof json !== 'object' || json === null) return instead;
  const keys = Object.keys(json);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return instead;
  const fields = json as JsonObject;
  const child = damaged(fields[key] ?? null, rest, instead);
  if (Array.isArray(json)) return json.map((item, i) => (String(i) === key ? child : item));
  return { ...fields, [key]: child };
}

function compute(objects: readonly Json[]): void {
  const mesh = new Mesh(objects, { alphaGatewayApi: true });
  for (const one of CLIENTS) {
    const configuration = proxyConfiguration(mesh, one);
    followProbe(configuration, { kind: 'http', address: '10.0.0.1', port: 80, host: 'web' });
    JSON.stringify(configuration);
  }
}

t.test('whatever a field holds, nothing throws', async () => {
  const damage = fc.record({
    object: fc.nat({ max: OBJECTS.length - 1 }),
    steps: fc.array(fc.nat({ max: 12 }), { maxLength: 7 }),
    instead: anything,
  });
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
      const objects = [...OBJECTS];
      for (const { object, steps, instead } of damages) {
        objects[object] = damaged(objects[object] ?? null, steps, instead);
      }
      assert.doesNotThrow(() => compute(objects));
    }),
    { numRuns: 1500 },
  );
});

t.test('every field missing, one at a time, is read', async () => {
  const without = (json: Json): readonly Json[] => {
    if (typeof json !== 'object' || json === null) return [];
    return Object.keys(json).flatMap((key) => {
      const { [key]: child, ...rest } = json as JsonObject;
      if (Array.isArray(json)) return without(child ?? null).map((item) => [item]);
      return [rest, ...without(child ?? null).map((item) => ({ ...rest, [key]: item }))];
    });
  };
  OBJECTS.forEach((object, i) => {
    for (const lacking of without(object)) compute(OBJECTS.with(i, lacking));
  });
});

t.test('what could not be read is noted with its object and field', async (t) => {
  const { notes } = new Mesh([istio('DestinationRule', 'web', { host: 7 })]).objects;
  t.same(notes, [
    { object: 'DestinationRule/shop/web', path: 'spec.host', problem: 'should be a text' },
  ]);
});
