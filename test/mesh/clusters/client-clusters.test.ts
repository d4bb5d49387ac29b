import { clientClusters, clientView, Mesh } from '@meshlapse/mesh';
import type { Json, JsonObject } from '@meshlapse/model';
import t from 'tap';
import { client, istio, pod, service, slice } from '../../support/mesh-objects.ts';

function clusters(objects: readonly Json[], changes = {}) {
  return clientClusters(clientView(new Mesh(objects), client(changes)));
}

const HOST = 'web.shop.svc.cluster.local';
const web: readonly Json[] = [
  service('web'),
  slice('web', ['web-1@10.1.0.1', 'web-2@10.1.0.2']),
  pod('web-1', { ip: '10.1.0.1', labels: { version: 'v1' } }),
  pod('web-2', { ip: '10.1.0.2', labels: { version: 'v2' } }),
];

function rule(spec: JsonObject): Json {
  return istio('DestinationRule', 'web', { host: 'web', ...spec });
}

const version = (name: string) => ({ name, labels: { version: name } });

t.test('a service has a cluster a port, with its ready endpoints and automatic mTLS', async (t) => {
  t.match(clusters(web), {
    [`outbound|80||${HOST}`]: {
      type: 'EDS',
      by: undefined,
      tls: 'auto',
      endpoints: [{ addr: '10.1.0.1:8080' }, { addr: '10.1.0.2:8080' }],
    },
  });
});

t.test(
  'a subset has the endpoints with its labels; without labels all, without endpoints none',
  async (t) => {
    const subsets = [version('v1'), version('v9'), { name: 'all' }];
    const found = clusters([...web, rule({ subsets })]);
    const addresses = (subset: string) =>
      found[`outbound|80|${subset}|${HOST}`]?.endpoints?.map(({ addr }) => addr);
    t.same(addresses('v1'), ['10.1.0.1:8080']);
    t.same(addresses('all'), ['10.1.0.1:8080', '10.1.0.2:8080']);
    t.equal(addresses('v9'), undefined);
    t.ok(found[`outbound|80|v9|${HOST}`], 'the cluster is there');
    t.equal(found[`outbound|80|v1|${HOST}`]?.by, 'destination-rule/shop/web');
  },
);

t.test('endpoints are found by the name of the port', async (t) => {
  const ports = [
    { name: 'http', port: 80 },
    { name: 'http-admin', port: 81 },
  ];
  const objects = [
    service('web', { ports }),
    slice('web', ['10.1.0.1'], { name: 'http-admin', port: 9000 }),
  ];
  const found = clusters(objects);
  t.equal(found[`outbound|80||${HOST}`]?.endpoints, undefined);
  t.equal(found[`outbound|81||${HOST}`]?.endpoints?.[0]?.addr, '10.1.0.1:9000');
});

t.test('UDP ports and aliases have no cluster', async (t) => {
  const ports = [{ name: 'dns', port: 53, protocol: 'UDP' }];
  t.same(clusters([service('web', { ports })]), {});
  t.same(clusters([service('web', { type: 'ExternalName', externalName: 'a.test' })]), {});
});

t.test(
  'sidecars pass a headless service’s connections through, routers use its endpoints',
  async (t) => {
    const headless = [service('web', { clusterIP: 'None' }), slice('web', ['10.1.0.1'])];
    const name = `outbound|80||${HOST}`;
    t.match(clusters(headless)[name], {
      type: 'ORIGINAL_DST',
      lb: 'CLUSTER_PROVIDED',
      tls: undefined,
      endpoints: undefined,
    });
    t.match(clusters(headless, { type: 'router' })[name], {
      type: 'EDS',
      endpoints: [{ addr: '10.1.0.1:8080' }],
    });
  },
);

const entry = (spec: JsonObject): Json =>
  istio('ServiceEntry', 'api', {
    hosts: ['api.test'],
    ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    ...spec,
  });

t.test(
  'a ServiceEntry’s resolution is the cluster’s type; external ones have no automatic mTLS',
  async (t) => {
    const type = (resolution: string) => {
      const found = clusters([entry({ resolution })])['outbound|443||api.test'];
      return `${found?.type} ${found?.tls}`;
    };
    t.equal(type('NONE'), 'ORIGINAL_DST undefined');
    t.equal(type('STATIC'), 'EDS undefined');
    t.equal(type('DNS'), 'STRICT_DNS undefined');
    t.equal(type('DNS_ROUND_ROBIN'), 'LOGICAL_DNS undefined');
  },
);

t.test('names are endpoints only where a name server is asked', async (t) => {
  const endpoints = [{ address: 'one.test' }, { address: '10.1.0.1' }];
  const addresses = (resolution: string) =>
    clusters([entry({ resolution, endpoints })])['outbound|443||api.test']?.endpoints?.map(
      ({ addr }) => addr,
    );
  t.same(addresses('STATIC'), ['10.1.0.1:443']);
  t.same(addresses('DNS'), ['10.1.0.1:443', 'one.test:443']);
});

t.test('a cluster that would ask for no name does not exist', async (t) => {
  const selecting = entry({ resolution: 'DNS', workloadSelector: { labels: { app: 'none' } } });
  t.same(clusters([selecting]), {});
  const apiRule = istio('DestinationRule', 'api', { host: 'api.test', subsets: [version('v1')] });
  t.same(Object.keys(clusters([entry({ resolution: 'DNS' }), apiRule])), [
    'outbound|443||api.test',
  ]);
});

t.test('a policy of PASSTHROUGH sends to the address dialled, in all subsets', async (t) => {
  const objects = [
    ...web,
    rule({
      trafficPolicy: { loadBalancer: { simple: 'PASSTHROUGH' } },
      subsets: [{ ...version('v1'), trafficPolicy: { loadBalancer: { simple: 'RANDOM' } } }],
    }),
  ];
  for (const [name, cluster] of Object.entries(clusters(objects))) {
    t.match(cluster, { type: 'ORIGINAL_DST', lb: 'CLUSTER_PROVIDED', endpoints: undefined }, name);
  }
});

t.test('only endpoints on the client’s node serve it where the service says so', async (t) => {
  const objects = [
    service('web', { internalTrafficPolicy: 'Local' }),
    slice('web', ['web-1@10.1.0.1', 'web-2@10.1.0.2']),
    pod('web-1', { ip: '10.1.0.1', node: 'n1' }),
    pod('web-2', { ip: '10.1.0.2', node: 'n2' }),
    pod('client', { ip: '10.9.9.9', node: 'n2' }),
  ];
  const found = clusters(objects)[`outbound|80||${HOST}`];
  t.same(
    found?.endpoints?.map(({ addr }) => addr),
    ['10.1.0.2:8080'],
  );
});

t.test(
  'a host whose name is asked for in each request has no cluster but at waypoints',
  async (t) => {
    t.same(clusters([entry({ resolution: 'DYNAMIC_DNS', hosts: ['*.api.test'] })]), {});
  },
);

t.test(
  'unready endpoints are known where further ones take over, draining ones where sessions stay',
  async (t) => {
    const listed = (conditions: JsonObject, { spec = {}, labels = {} } = {}) => {
      const endpoints = [{ addresses: ['10.1.0.1'], conditions }];
      const objects = [
        service('web', spec, { labels }),
        { ...(slice('web', []) as JsonObject), endpoints },
      ];
      return clusters(objects)[`outbound|80||${HOST}`]?.endpoints?.map(({ health }) => health);
    };
    const unready = { ready: false, terminating: false };
    t.equal(listed(unready), undefined);
    t.same(listed(unready, { spec: { trafficDistribution: 'PreferClose' } }), ['UNHEALTHY']);
    const draining = { ready: false, serving: true, terminating: true };
    t.equal(listed(draining), undefined);
    t.same(listed(draining, { labels: { 'istio.io/persistent-session': 'cookie' } }), ['DRAINING']);
  },
);
