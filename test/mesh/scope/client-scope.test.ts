import { clientView, Mesh } from '@meshlapse/mesh';
import type { Json, JsonObject } from '@meshlapse/model';
import t from 'tap';
import { client, core, istio, type Place, service } from '../../support/mesh-objects.ts';

function sidecar(
  name: string,
  egress: readonly JsonObject[],
  more: JsonObject = {},
  place: Place = {},
) {
  return istio('Sidecar', name, { egress, ...more }, place);
}

/** The services in a client's scope, `name.namespace:ports`. */
function reached(objects: readonly Json[], changes = {}): readonly string[] {
  return clientView(new Mesh(objects), client(changes)).scope.services.map(
    ({ host, namespace, ports }) =>
      `${host.split('.')[0]}.${namespace}:${ports.map(({ number }) => number)}`,
  );
}

const services = [service('web'), service('api', {}, { namespace: 'other' })];
const ownOnly = [{ hosts: ['./*'] }];

t.test('without a Sidecar all that is exported is reached', async (t) => {
  t.same(reached(services), ['api.other:80', 'web.shop:80']);
});

t.test('hosts say which namespaces and names are reached', async (t) => {
  const through = (...hosts: string[]) => reached([...services, sidecar('s', [{ hosts }])]);
  t.same(through('./*'), ['web.shop:80']);
  t.same(through('*/*.other.svc.cluster.local'), ['api.other:80']);
  t.same(through('other/api.other.svc.cluster.local'), ['api.other:80']);
  t.same(through('~/*'), []);
  t.same(through('nonsense', 'a/b/c'), []);
});

t.test(
  'a Sidecar that selects the proxy beats one that selects all, which beats the root’s',
  async (t) => {
    const root = sidecar('root', [{ hosts: ['~/*'] }], {}, { namespace: 'istio-system' });
    const all = sidecar('all', ownOnly, {}, { age: 9 });
    const some = sidecar('some', [{ hosts: ['other/*'] }], {
      workloadSelector: { labels: { app: 'client' } },
    });
    t.same(reached([...services, root]), []);
    t.same(reached([...services, root, all]), ['web.shop:80']);
    t.same(reached([...services, root, all, some]), ['api.other:80']);
    t.same(reached([...services, root, all, some], { labels: {} }), ['web.shop:80']);
  },
);

t.test('of two that select all the oldest counts', async (t) => {
  const objects = [
    ...services,
    sidecar('young', [{ hosts: ['~/*'] }], {}, { age: 1 }),
    sidecar('old', ownOnly, {}, { age: 2 }),
  ];
  t.same(reached(objects), ['web.shop:80']);
});

t.test('Sidecars do not apply to routers', async (t) => {
  const objects = [...services, sidecar('s', [{ hosts: ['~/*'] }])];
  t.same(reached(objects, { type: 'router' }), ['api.other:80', 'web.shop:80']);
});

t.test(
  'a listener with a port reaches that port only, several together make one service',
  async (t) => {
    const ports = [80, 81, 82].map((port) => ({ name: `http-${port}`, port }));
    const listener = (number: number) => ({
      port: { number, protocol: 'HTTP', name: 'http' },
      hosts: ['./*'],
    });
    const objects = [service('web', { ports }), sidecar('s', [listener(81), listener(82)])];
    t.same(reached(objects), ['web.shop:81,82']);
    const proxy = { port: { number: 81, protocol: 'HTTP_PROXY', name: 'any' }, hosts: ['./*'] };
    t.same(reached([service('web', { ports }), sidecar('s', [proxy])]), ['web.shop:80,81,82']);
  },
);

t.test('what a VirtualService leads to comes along, with the ports it names', async (t) => {
  const ports = [80, 81].map((port) => ({ name: `http-${port}`, port }));
  const route = (destination: JsonObject, match: readonly JsonObject[] = []) =>
    istio('VirtualService', 'v', { hosts: ['web'], http: [{ match, route: [{ destination }] }] });
  const objects = [
    service('web'),
    service('api', { ports }, { namespace: 'other' }),
    sidecar('s', ownOnly),
  ];
  const host = 'api.other.svc.cluster.local';
  t.same(reached([...objects, route({ host })]), ['web.shop:80', 'api.other:80,81']);
  t.same(reached([...objects, route({ host, port: { number: 81 } })]), [
    'web.shop:80',
    'api.other:81',
  ]);
  t.same(reached([...objects, route({ host, port: { number: 99 } })]), ['web.shop:80']);
  t.same(
    reached([...objects, route({ host }, [{ sourceNamespace: 'elsewhere' }])]),
    ['web.shop:80'],
    'a route for other namespaces leads nowhere',
  );
});

t.test(
  'VirtualServices are seen by namespace and host, those of Istio in both directions',
  async (t) => {
    const names = (...hosts: string[]) =>
      clientView(
        new Mesh([
          istio('VirtualService', 'wild', { hosts: ['*.example.com'] }),
          istio('VirtualService', 'far', { hosts: ['a.example.com'] }, { namespace: 'other' }),
          sidecar('s', [{ hosts }]),
        ]),
        client(),
      ).scope.listeners.flatMap(({ virtualServices }) =>
        virtualServices.map(({ meta }) => meta.name),
      );
    t.same(names('./a.example.com'), ['wild']);
    t.same(names('other/*.example.com'), ['far']);
    t.same(names('*/*'), ['far', 'wild']);
  },
);

t.test(
  'of one host in several namespaces the client’s own is reached, else Kubernetes’',
  async (t) => {
    const host = 'web.shop.svc.cluster.local';
    const ports = [{ number: 90, name: 'http', protocol: 'HTTP' }];
    const entry = istio(
      'ServiceEntry',
      'e',
      { hosts: [host], ports },
      { namespace: 'edge', age: 9 },
    );
    const objects = [service('web'), entry];
    t.same(reached(objects, { namespace: 'edge' }), ['web.edge:90']);
    t.same(reached(objects, { namespace: 'third' }), ['web.shop:80']);
  },
);

t.test('unknown hosts are let out as the Sidecar says, else as the mesh does', async (t) => {
  const mode = (objects: readonly Json[]) =>
    clientView(new Mesh(objects), client()).scope.outboundTrafficPolicy;
  const mesh = core(
    'ConfigMap',
    'istio',
    { data: { mesh: 'outboundTrafficPolicy: {mode: REGISTRY_ONLY}' } },
    { namespace: 'istio-system' },
  );
  const open = sidecar('s', ownOnly, { outboundTrafficPolicy: { mode: 'ALLOW_ANY' } });
  t.equal(mode([]), 'ALLOW_ANY');
  t.equal(mode([mesh]), 'REGISTRY_ONLY');
  t.equal(mode([mesh, open]), 'ALLOW_ANY');
  t.equal(mode([sidecar('s', ownOnly, { outboundTrafficPolicy: {} })]), 'REGISTRY_ONLY');
});

t.test('clients that one scope applies to share it', async (t) => {
  const mesh = new Mesh(services);
  t.equal(clientView(mesh, client()).scope, clientView(mesh, client({ name: 'b' })).scope);
});
