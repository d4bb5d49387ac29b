import { type Client, clientListeners, clientView, Mesh } from '@meshlapse/mesh';
import type { Json, JsonObject } from '@meshlapse/model';
import t from 'tap';
import { core, istio, type Place, router, service, slice } from '../../support/mesh-objects.ts';

function gateway(name: string, servers: readonly JsonObject[], place: Place = {}): Json {
  return istio('Gateway', name, { selector: { app: 'edge' }, servers }, place);
}

function server(number: number, protocol: string, more: JsonObject = {}): JsonObject {
  const port = { number, name: protocol.toLowerCase(), protocol };
  return { port, hosts: ['*'], ...more };
}

/** `address:port`, and of every chain its routes or clusters. */
function listeners(objects: readonly Json[], changes: Partial<Client> = {}) {
  return clientListeners(clientView(new Mesh(objects), router(changes))).map(
    ({ at, chains }) =>
      `${at} ${chains.map(({ http, tcp }) => http ?? tcp?.map(({ cluster }) => cluster))}`,
  );
}

const simple = { mode: 'SIMPLE', credentialName: 'cert' };
const passthrough = { mode: 'PASSTHROUGH' };

function route(kind: string, routes: readonly JsonObject[], more: JsonObject = {}): Json {
  return istio('VirtualService', kind, { hosts: ['*'], gateways: ['g'], [kind]: routes, ...more });
}

function to(host: string, more: JsonObject = {}) {
  return { destination: { host: `${host}.test`, port: { number: 9 } }, ...more };
}

t.test('a Gateway configures the proxies that it selects, in every namespace', async (t) => {
  const one = gateway('g', [server(80, 'HTTP')]);
  t.same(listeners([one]), ['0.0.0.0:80 http.80']);
  t.same(listeners([one], { labels: { app: 'other' } }), []);
  const all = istio('Gateway', 'all', { servers: [server(81, 'HTTP')] });
  t.same(listeners([all], { labels: {} }), ['0.0.0.0:81 http.81']);
  t.same(listeners([one], { ip: 'fd00::1' }), ['[::]:80 http.80']);
});

t.test('a service translates the port of a server into that of the proxy', async (t) => {
  const objects = [
    gateway('g', [server(80, 'HTTP'), server(443, 'HTTPS', { tls: simple })]),
    service(
      'edge',
      {
        selector: { app: 'edge' },
        ports: [
          { name: 'http', port: 80, targetPort: 8080 },
          { name: 'https', port: 443, targetPort: 8443 },
        ],
      },
      { namespace: 'edge' },
    ),
  ];
  t.same(listeners(objects), ['0.0.0.0:8080 http.8080', '0.0.0.0:8443 https.443.https.g.shop']);
  t.same(listeners(objects, { namespace: 'other' }), [
    '0.0.0.0:443 https.443.https.g.shop',
    '0.0.0.0:80 http.80',
  ]);
});

t.test(
  'the oldest service that leads to the proxy translates, unless it says not to',
  async (t) => {
    const leading = (name: string, targetPort: number, place: Place) =>
      service(
        name,
        { selector: { app: 'edge' }, ports: [{ name: 'http', port: 80, targetPort }] },
        { namespace: 'edge', ...place },
      );
    const objects = [
      gateway('g', [server(80, 'HTTP')]),
      leading('young', 8081, { age: 1 }),
      leading('old', 8082, { age: 2 }),
    ];
    t.same(listeners(objects), ['0.0.0.0:8082 http.8082']);
    const labels = { 'experimental.istio.io/disable-gateway-port-translation': 'true' };
    const silent = leading('old', 8082, { age: 2, labels });
    t.same(listeners(objects.with(2, silent)), ['0.0.0.0:8081 http.8081']);
  },
);

t.test('a service without a selector leads to the addresses that it names', async (t) => {
  const place = { namespace: 'edge' };
  const leads = slice('edge', ['10.9.9.9'], { name: 'http', port: 8080 }, place);
  const objects = [gateway('g', [server(80, 'HTTP')]), service('edge', {}, place)];
  t.same(listeners([...objects, leads]), ['0.0.0.0:8080 http.8080']);
  t.same(listeners([...objects, leads], { ip: '10.9.9.8' }), ['0.0.0.0:80 http.80']);
  const entry = istio(
    'ServiceEntry',
    'edge',
    {
      hosts: ['edge.test'],
      ports: [{ number: 80, name: 'http', protocol: 'HTTP', targetPort: 8081 }],
      resolution: 'STATIC',
      endpoints: [{ address: '10.9.9.9' }],
    },
    place,
  );
  t.same(listeners([...objects, entry]), ['0.0.0.0:8081 http.8081']);
});

t.test('a service may name the port of a container', async (t) => {
  const place = { namespace: 'edge' };
  const named = { selector: { app: 'edge' }, ports: [{ name: 'a', port: 80, targetPort: 'web' }] };
  const spec = { containers: [{ ports: [{ name: 'web', containerPort: 8090 }] }] };
  const labels = { app: 'edge' };
  const objects = [
    gateway('g', [server(80, 'HTTP')]),
    service('edge', named, place),
    core('Pod', 'edge-1', { spec, status: {} }, { ...place, labels }),
  ];
  t.same(listeners(objects), ['0.0.0.0:8090 http.8090']);
  t.same(listeners(objects.slice(0, 2)), ['0.0.0.0:80 http.80']);
});

t.test('servers of HTTP share a port, other protocols beside the older are left out', async (t) => {
  const http = gateway('g', [server(80, 'HTTP')], { age: 2 });
  const tcp = gateway('t', [server(80, 'TCP')], { age: 1 });
  const sent = route('tcp', [{ route: [to('db')] }], { gateways: ['t'] });
  t.same(listeners([http, gateway('h2', [server(80, 'HTTP2')])]), ['0.0.0.0:80 http.80']);
  t.same(listeners([http, tcp, sent]), ['0.0.0.0:80 http.80']);
  const older = gateway('t', [server(80, 'TCP')], { age: 3 });
  t.same(listeners([http, older, sent]), ['0.0.0.0:80 outbound|9||db.test']);
});

t.test('servers at addresses of their own do not meet', async (t) => {
  const objects = [
    gateway('g', [server(80, 'HTTP'), server(80, 'TCP', { bind: '10.0.0.9' })]),
    route('tcp', [{ route: [to('db')] }]),
  ];
  t.same(listeners(objects), ['0.0.0.0:80 http.80', '10.0.0.9:80 outbound|9||db.test']);
  const named = gateway('g', [server(80, 'HTTP', { bind: '10.0.0.9' })]);
  t.same(listeners([named]), ['10.0.0.9:80 http.80.10.0.0.9']);
});

t.test('a server of TCP sends where the first route for it leads', async (t) => {
  const objects = (routes: readonly JsonObject[], more: JsonObject = {}) => [
    gateway('g', [server(31400, 'TCP', more)]),
    route('tcp', routes),
  ];
  const weighted = [{ route: [to('a', { weight: 1 }), to('b', { weight: 2 }), to('c')] }];
  const [listener] = clientListeners(clientView(new Mesh(objects(weighted)), router()));
  t.same(listener?.chains, [
    {
      tcp: [
        { cluster: 'outbound|9||a.test', weight: 1 },
        { cluster: 'outbound|9||b.test', weight: 2 },
      ],
    },
  ]);
  const matched = [
    { match: [{ port: 1 }, { gateways: ['mesh'] }], route: [to('other')] },
    { match: [{ port: 31400, gateways: ['g'] }], route: [to('right')] },
  ];
  t.same(listeners(objects(matched)), ['0.0.0.0:31400 outbound|9||right.test']);
  t.same(listeners(objects([{ match: [{ port: 1 }], route: [to('other')] }])), []);
  t.same(listeners(objects([{ route: [to('x')] }], { hosts: ['other/*'] })), []);
});

t.test('a server of HTTPS ends TLS for its names', async (t) => {
  const chains = (tls: JsonObject, hosts = ['b.test', './a.test']) => {
    const objects = [gateway('g', [server(443, 'HTTPS', { tls, hosts })])];
    const [listener] = clientListeners(clientView(new Mesh(objects), router()));
    return listener?.chains.map(({ match, tls }) => ({ sni: match?.sni, ...tls }));
  };
  const sni = ['a.test', 'b.test'];
  const secrets = ['kubernetes://cert'];
  t.match(chains(simple), [{ sni, secrets, clientCert: undefined }]);
  t.match(chains({ ...simple, mode: 'MUTUAL' }), [{ sni, secrets, clientCert: true }]);
  t.match(chains({ mode: 'ISTIO_MUTUAL' }), [{ secrets: ['default'], clientCert: true }]);
  t.match(chains({ ...simple, credentialNames: ['x', 'configmap://y'] }), [
    { secrets: ['kubernetes://x', 'configmap://y'] },
  ]);
  t.match(chains({ mode: 'SIMPLE', serverCertificate: '/c', privateKey: '/k' }), [
    { secrets: ['file-cert:/c~/k'] },
  ]);
  t.match(chains(simple, ['a.test', '*']), [{ sni: undefined, secrets }]);
});

t.test('a name is of the first server of TLS that asks for it at a port', async (t) => {
  const objects = [
    gateway('old', [server(443, 'HTTPS', { tls: simple, hosts: ['a.test'] })], { age: 2 }),
    gateway('g', [
      server(443, 'HTTPS', { tls: simple, hosts: ['a.test', 'b.test'] }),
      { ...server(443, 'HTTPS', { tls: simple, hosts: ['c.test'] }) },
    ]),
  ];
  t.same(listeners(objects), ['0.0.0.0:443 https.443.https.old.shop,https.443.https.g.shop']);
});

t.test('TLS that is passed through is told apart by the names of routes', async (t) => {
  const objects = (hosts: readonly string[]) => [
    gateway('g', [server(443, 'TLS', { tls: passthrough, hosts })]),
    route('tls', [
      {
        match: [{ sniHosts: ['b.test'] }, { sniHosts: ['a.test'], port: 444 }],
        route: [to('one')],
      },
      { match: [{ sniHosts: ['b.test', 'c.test'] }, { sniHosts: ['*'] }], route: [to('two')] },
    ]),
  ];
  const chains = (hosts: readonly string[]) =>
    clientListeners(clientView(new Mesh(objects(hosts)), router())).flatMap((one) =>
      one.chains.map(({ match, tcp }) => [match?.sni, tcp?.[0]?.cluster]),
    );
  t.same(chains(['*']), [
    [['b.test'], 'outbound|9||one.test'],
    [undefined, 'outbound|9||two.test'],
  ]);
  t.same(chains(['other/*']), []);
});

t.test('a gateway between networks leads to every service and subset by its cluster', async (t) => {
  const objects = [
    gateway('g', [
      server(15443, 'TLS', {
        tls: { mode: 'AUTO_PASSTHROUGH' },
        hosts: ['*.shop.svc.cluster.local'],
      }),
    ]),
    service('web', {
      ports: [
        { name: 'http', port: 80 },
        { name: 'dns', port: 53, protocol: 'UDP' },
      ],
    }),
    service('api', {}, { namespace: 'other' }),
    istio('DestinationRule', 'web', { host: 'web', subsets: [{ name: 'v1' }] }),
  ];
  t.same(listeners(objects), [
    '0.0.0.0:15443 outbound_.80_._.web.shop.svc.cluster.local,outbound_.80_.v1_.web.shop.svc.cluster.local',
  ]);
});
