import { Mesh } from '@meshlapse/mesh';
import type { Json, JsonObject } from '@meshlapse/model';
import t from 'tap';
import { core, istio, pod, service, slice } from '../../support/mesh-objects.ts';

function endpoints(objects: readonly Json[], host = 'web.shop.svc.cluster.local') {
  return new Mesh(objects).endpoints.of({ host, namespace: 'shop' });
}

function addresses(objects: readonly Json[], host?: string): readonly string[] {
  return endpoints(objects, host).map(({ address, port }) => `${address}:${port}`);
}

t.test('endpoints of a service have the labels and the place of their pods', async (t) => {
  const node = core('Node', 'n1', {}, { labels: { 'topology.kubernetes.io/region': 'r' } });
  const objects = [
    service('web'),
    slice('web', ['web-1@10.1.0.1']),
    pod('web-1', { ip: '10.1.0.1', node: 'n1', labels: { version: 'v1' } }),
    node,
  ];
  const [found] = endpoints(objects);
  t.equal(found?.labels['version'], 'v1');
  t.equal(found?.labels['topology.kubernetes.io/region'], 'r');
  t.equal(found?.locality, 'r//');
  t.equal(found?.identity, 'spiffe://cluster.local/ns/shop/sa/web-1');
});

t.test('an endpoint whose pod does not exist is left out, one without a pod is not', async (t) => {
  t.same(addresses([service('web'), slice('web', ['gone@10.1.0.1', '10.1.0.2'])]), [
    '10.1.0.2:8080',
  ]);
});

t.test('an address in two slices is one endpoint', async (t) => {
  t.same(addresses([service('web'), slice('web', ['10.1.0.1']), slice('web', ['10.1.0.1'])]), [
    '10.1.0.1:8080',
  ]);
});

t.test('not ready means terminating unless it says otherwise', async (t) => {
  const health = (conditions: JsonObject) => {
    const endpointSlice = slice('web', []) as JsonObject;
    const listed = { ...endpointSlice, endpoints: [{ addresses: ['10.1.0.1'], conditions }] };
    return endpoints([service('web'), listed])[0]?.health;
  };
  t.equal(health({}), 'healthy');
  t.equal(health({ ready: false }), 'terminating');
  t.equal(health({ ready: false, terminating: false }), 'unhealthy');
});

const machine = (name: string, spec: JsonObject): Json =>
  istio('WorkloadEntry', name, { labels: { app: 'web' }, ...spec });

t.test('WorkloadEntries that a Service selects serve it too', async (t) => {
  const objects = (targetPort: number | string) => [
    service('web', { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort }] }),
    machine('a', { address: '10.2.0.1' }),
    machine('b', { address: '10.2.0.2', ports: { http: 9000, web: 9001 } }),
    machine('c', { address: 'c.example.com' }),
  ];
  t.same(addresses(objects(8080)), ['10.2.0.1:8080', '10.2.0.2:9000']);
  t.same(addresses(objects('web')), ['10.2.0.2:9001'], 'a named target must be there');
});

t.test('a machine that is health-checked serves once it is healthy', async (t) => {
  const checked = (status: JsonObject): Json => ({
    ...(machine('a', { address: '10.2.0.1' }) as JsonObject),
    metadata: {
      name: 'a',
      namespace: 'shop',
      annotations: { 'proxy.istio.io/health-checks-enabled': 'true' },
    },
    status,
  });
  const web = service('web', { selector: { app: 'web' } });
  t.same(addresses([web, checked({})]), []);
  const healthy = { conditions: [{ type: 'Healthy', status: 'True' }] };
  t.same(addresses([web, checked(healthy)]), ['10.2.0.1:80']);
});

const entry = (spec: JsonObject): Json =>
  istio('ServiceEntry', 'api', {
    hosts: ['api.test'],
    ports: [{ number: 80, name: 'http', protocol: 'HTTP', targetPort: 8080 }],
    ...spec,
  });

t.test('a ServiceEntry selects WorkloadEntries and ready pods of its namespace', async (t) => {
  const labels = { app: 'web' };
  const objects = [
    entry({ resolution: 'STATIC', workloadSelector: { labels } }),
    machine('a', { address: '10.2.0.1', ports: { http: 9000 } }),
    machine('b', { address: 'b.example.com' }),
    pod('web-1', { ip: '10.1.0.1', labels }),
    pod('web-2', { ip: '10.1.0.2', labels, ready: false }),
    pod('web-3', { ip: '10.1.0.3', labels, namespace: 'other' }),
  ];
  t.same(addresses(objects, 'api.test'), ['10.2.0.1:9000', '10.1.0.1:8080']);
});

t.test('its own endpoints say port, weight and place', async (t) => {
  const [found] = endpoints(
    [
      entry({
        resolution: 'STATIC',
        endpoints: [{ address: '10.3.0.1', ports: { http: 81 }, weight: 5, locality: 'r/z' }],
      }),
    ],
    'api.test',
  );
  t.match(found, { address: '10.3.0.1', port: 81, weight: 5, locality: 'r/z', servicePort: 80 });
});

t.test('a host to be asked for is its own endpoint when none are written', async (t) => {
  t.same(addresses([entry({ resolution: 'DNS' })], 'api.test'), ['api.test:8080']);
  t.same(addresses([entry({ resolution: 'STATIC' })], 'api.test'), []);
});

t.test('a host that is asked for in turn has one endpoint a port, the older entry’s', async (t) => {
  const round = (name: string, address: string, age: number) =>
    istio(
      'ServiceEntry',
      name,
      {
        hosts: ['api.test'],
        resolution: 'DNS_ROUND_ROBIN',
        ports: [{ number: 80, name: 'http', protocol: 'HTTP' }],
        endpoints: [{ address }],
      },
      { age },
    );
  t.same(addresses([round('a', 'one.test', 1), round('b', 'two.test', 2)], 'api.test'), [
    'two.test:80',
  ]);
});

t.test('an entry for a Kubernetes service of its namespace adds endpoints to it', async (t) => {
  const host = 'web.shop.svc.cluster.local';
  const objects = [
    service('web'),
    slice('web', ['10.1.0.1']),
    entry({ hosts: [host], resolution: 'STATIC', endpoints: [{ address: '10.3.0.1' }] }),
  ];
  t.same(addresses(objects), ['10.1.0.1:8080', '10.3.0.1:8080']);
});
