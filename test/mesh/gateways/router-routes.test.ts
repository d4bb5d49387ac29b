import { clientRoutes, clientView, Mesh } from '@meshlapse/mesh';
import type { Json, JsonObject } from '@meshlapse/model';
import t from 'tap';
import { istio, type Place, router, service } from '../../support/mesh-objects.ts';

function gateway(hosts: readonly string[], more: JsonObject = {}, port = 80): Json {
  const server = { port: { number: port, name: 'http', protocol: 'HTTP' }, hosts, ...more };
  return istio('Gateway', 'g', { selector: { app: 'edge' }, servers: [server] });
}

/** A VirtualService of gateway `g` with one route a path, which leads to the VirtualService's name. */
function bound(
  name: string,
  hosts: readonly string[],
  paths: readonly string[],
  place: Place & { readonly gateway?: string; readonly exportTo?: readonly string[] } = {},
): Json {
  const { gateway: to = 'shop/g', exportTo = [], ...rest } = place;
  const http = paths.map((prefix) => ({
    match: [{ uri: { prefix } }],
    route: [{ destination: { host: `${name}.test`, port: { number: 1 } } }],
  }));
  return istio('VirtualService', name, { hosts, gateways: [to], http, exportTo }, rest);
}

/** Of every virtual host its name and domains, and of its routes the paths and who has them. */
function hosts(objects: readonly Json[], name = 'http.80') {
  const found = clientRoutes(clientView(new Mesh(objects), router()))[name]?.vhosts ?? [];
  return found.map((vhost) => {
    const routes = vhost.routes.map(({ match, by }) => `${match.prefix}=${by?.split('/')[2]}`);
    return [vhost.name, ...(vhost.requireTls ? ['TLS'] : []), ...routes].join(' ');
  });
}

t.test('a server without a route answers every host with nothing', async (t) => {
  t.same(hosts([gateway(['*'])]), ['blackhole:80']);
  t.same(hosts([gateway(['a.test']), bound('b', ['b.test'], ['/'])]), ['blackhole:80']);
});

t.test('hosts that a server and a VirtualService share are the narrower ones', async (t) => {
  const objects = [gateway(['*.a.test', 'b.test']), bound('v', ['x.a.test', '*.test'], ['/'])];
  const [vhost] = clientRoutes(clientView(new Mesh(objects), router()))['http.80']?.vhosts ?? [];
  t.equal(vhost?.name, 'x.a.test:80');
  t.same(vhost?.domains, ['*.a.test', 'b.test', 'x.a.test']);
});

t.test('routes of a host are merged, oldest first, those that take everything last', async (t) => {
  const objects = [
    gateway(['*']),
    bound('young', ['a.test'], ['/y']),
    bound('old', ['a.test'], ['/o', '/'], { age: 2 }),
    bound('other', ['b.test'], ['/b']),
  ];
  t.same(hosts(objects), ['a.test:80 /o=old /y=young /=old', 'b.test:80 /b=other']);
});

t.test('a route for some claims of a token takes not everything', async (t) => {
  const to = [{ destination: { host: 'web.test', port: { number: 1 } } }];
  const http = [
    { name: 'admin', match: [{ headers: { '@request.auth.claims.group': { exact: 'admin' } } }] },
    { name: 'api', match: [{ uri: { prefix: '/api' } }] },
    { name: 'rest' },
  ].map((one) => ({ ...one, route: to }));
  const object = istio('VirtualService', 'v', { hosts: ['a.test'], gateways: ['g'], http });
  const view = clientView(new Mesh([gateway(['*']), object]), router());
  t.same(
    clientRoutes(view)['http.80']?.vhosts[0]?.routes.map(({ name }) => name),
    ['admin', 'api', 'rest'],
  );
});

t.test('a server tells which namespaces may use its hosts', async (t) => {
  const objects = (written: string) => [
    gateway([written]),
    bound('own', ['a.test'], ['/own'], { age: 1 }),
    bound('far', ['a.test'], ['/far'], { namespace: 'other' }),
  ];
  t.same(hosts(objects('./*')), ['a.test:80 /own=own']);
  t.same(hosts(objects('other/a.test')), ['a.test:80 /far=far']);
  t.same(hosts(objects('*/*')), ['a.test:80 /own=own /far=far']);
  t.same(hosts(objects('*/a.test')), ['a.test:80 /own=own /far=far']);
});

t.test('the proxy’s namespace must see a VirtualService', async (t) => {
  const objects = (exportTo: readonly string[]) => [
    gateway(['*']),
    bound('v', ['a.test'], ['/'], { exportTo }),
  ];
  t.same(hosts(objects(['.'])), ['blackhole:80']);
  t.same(hosts(objects(['edge'])), ['a.test:80 /=v']);
});

t.test('a server that redirects to HTTPS does so for all of its hosts', async (t) => {
  const tls = { httpsRedirect: true };
  const objects = [gateway(['a.test', 'b.test'], { tls }), bound('v', ['a.test'], ['/'])];
  t.same(hosts(objects), ['a.test:80 TLS /=v', 'b.test:80 TLS']);
  t.same(hosts([gateway(['A.test', 'b.test'], { tls })]), ['a.test:80 TLS']);
});

t.test('several Gateways share the routes of a port, each by its own number of it', async (t) => {
  const leading = service(
    'edge',
    {
      selector: { app: 'edge' },
      ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    },
    { namespace: 'edge' },
  );
  const second = istio(
    'Gateway',
    'second',
    {
      selector: { app: 'edge' },
      servers: [{ port: { number: 8080, name: 'x', protocol: 'HTTP' }, hosts: ['*'] }],
    },
    { age: 9 },
  );
  const objects = [
    leading,
    gateway(['*']),
    second,
    bound('one', ['a.test'], ['/one']),
    bound('two', ['a.test', 'b.test'], ['/two'], { gateway: 'second' }),
  ];
  t.same(hosts(objects, 'http.8080'), ['a.test:8080 /two=two /one=one', 'b.test:8080 /two=two']);
});

t.test('a destination is the service of the VirtualService’s namespace, else any', async (t) => {
  const external = (number: number, place: Place) => {
    const ports = [{ number, name: 'http', protocol: 'HTTP' }];
    return istio('ServiceEntry', `at-${number}`, { hosts: ['db.test'], ports }, place);
  };
  const routed = (host: string, namespace: string) => {
    const http = [{ route: [{ destination: { host: 'db.test' } }] }];
    const spec = { hosts: [host], gateways: ['shop/g'], http };
    return istio('VirtualService', 'v', spec, { namespace });
  };
  const objects = [
    gateway(['*']),
    external(81, { namespace: 'other', age: 9 }),
    external(82, {}),
    routed('a.test', 'shop'),
    routed('b.test', 'third'),
  ];
  const vhosts = clientRoutes(clientView(new Mesh(objects), router()))['http.80']?.vhosts ?? [];
  t.same(
    vhosts.map(({ routes }) => routes[0]?.to?.[0]?.cluster),
    ['outbound|82||db.test', 'outbound|81||db.test'],
  );
});
