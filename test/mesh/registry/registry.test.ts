import { Mesh } from '@meshlapse/mesh';
import type { Json } from '@meshlapse/model';
import t from 'tap';
import { core, istio, service } from '../../support/mesh-objects.ts';

function hosts(objects: readonly Json[], namespace: string): readonly string[] {
  return new Mesh(objects).registry
    .visibleIn(namespace)
    .map(({ host }) => host.split('.')[0] ?? '');
}

const exportTo = (text: string) => ({ annotations: { 'networking.istio.io/exportTo': text } });

t.test(
  'private services come first, then those exported by name, then public ones by age',
  async (t) => {
    const objects = [
      service('young', {}, { age: 1 }),
      service('old', {}, { age: 9 }),
      service('named', {}, { namespace: 'other', age: 9, ...exportTo('shop, third') }),
      service('own', {}, exportTo('.')),
      service('hidden', {}, exportTo('~')),
    ];
    t.same(hosts(objects, 'shop'), ['own', 'named', 'old', 'young']);
    t.same(hosts(objects, 'third'), ['named', 'old', 'young']);
    t.same(hosts(objects, 'other'), ['old', 'young']);
  },
);

t.test('the mesh configuration says who sees a service that does not', async (t) => {
  const config = core(
    'ConfigMap',
    'istio',
    { data: { mesh: 'defaultServiceExportTo: ["."]' } },
    { namespace: 'istio-system' },
  );
  t.same(hosts([service('own'), config], 'shop'), ['own']);
  t.same(hosts([service('own'), config], 'other'), []);
});

t.test('a ServiceEntry is one service for each host and address', async (t) => {
  const entry = istio('ServiceEntry', 'api', {
    hosts: ['a.example.com', 'b.example.com'],
    addresses: ['10.1.0.0/16', '10.2.0.1/32'],
    ports: [{ number: 443, name: 'tls', protocol: 'TLS', targetPort: 8443 }],
    resolution: 'NONE',
  });
  const { services } = new Mesh([entry]).registry;
  t.same(
    services.map(({ host, addresses }) => `${host} ${addresses}`),
    [
      'a.example.com 10.1.0.0/16',
      'a.example.com 10.2.0.1',
      'b.example.com 10.1.0.0/16',
      'b.example.com 10.2.0.1',
    ],
  );
  const [first] = services;
  t.equal(first?.resolution, 'passthrough');
  t.equal(first?.meshExternal, true, 'external is what it is when it does not say');
  t.same(first?.passthroughTargetPorts, new Map([[443, 8443]]));
  t.equal(first?.ports[0]?.protocol, 'tls');
});

t.test('an ExternalName is another name of the service it leads to, over others too', async (t) => {
  const alias = (name: string, externalName: string, place = {}) =>
    core('Service', name, { spec: { type: 'ExternalName', externalName } }, place);
  const objects = [
    service('real'),
    alias('near', 'real.shop.svc.cluster.local'),
    alias('far', 'near.shop.svc.cluster.local', { namespace: 'other' }),
    alias('loop', 'pool.shop.svc.cluster.local'),
    alias('pool', 'loop.shop.svc.cluster.local'),
  ];
  const real = new Mesh(objects).registry.ofHost('real.shop.svc.cluster.local')[0];
  t.same(
    real?.aliases.map(({ host }) => host),
    ['far.other.svc.cluster.local', 'near.shop.svc.cluster.local'],
  );
});

t.test('a headless service has no address of its own', async (t) => {
  const [found] = new Mesh([service('db', { clusterIP: 'None' })]).registry.services;
  t.ok(found?.headless);
  t.equal(found?.resolution, 'passthrough');
  t.same(found?.addresses, []);
});
