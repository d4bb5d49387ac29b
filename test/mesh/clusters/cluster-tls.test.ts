import { clientClusters, clientView, Mesh } from '@meshlapse/mesh';
import type { Json, JsonObject } from '@meshlapse/model';
import t from 'tap';
import { client, core, istio, pod, service, slice } from '../../support/mesh-objects.ts';

const HOST = 'web.shop.svc.cluster.local';

interface Given {
  readonly spec?: JsonObject;
  readonly objects?: readonly Json[];
  readonly type?: 'sidecar' | 'router';
  readonly subset?: string;
}

function tls({ spec, objects = [], type = 'sidecar', subset = '' }: Given) {
  const rule = spec ? [istio('DestinationRule', 'web', { host: 'web', ...spec })] : [];
  const annotated = objects.some((object) => (object as JsonObject)['kind'] === 'Service');
  const web = [
    ...(annotated ? [] : [service('web')]),
    slice('web', ['web-1@10.1.0.1']),
    pod('web-1', { ip: '10.1.0.1', account: 'runner' }),
  ];
  const view = clientView(new Mesh([...web, ...rule, ...objects]), client({ type }));
  return clientClusters(view)[`outbound|80|${subset}|${HOST}`]?.tls;
}

const policy = (fields: JsonObject) => ({ trafficPolicy: { tls: fields } });

t.test(
  'without a word of a rule, mTLS is automatic unless the mesh or PeerAuthentication is against',
  async (t) => {
    t.equal(tls({}), 'auto');
    const mesh = core(
      'ConfigMap',
      'istio',
      { data: { mesh: 'enableAutoMtls: false' } },
      { namespace: 'istio-system' },
    );
    t.equal(tls({ objects: [mesh] }), undefined);
    const off: Json = {
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      metadata: { name: 'default', namespace: 'shop' },
      spec: { mtls: { mode: 'DISABLE' } },
    };
    t.equal(tls({ objects: [off] }), undefined);
  },
);

t.test('ISTIO_MUTUAL names the cluster and whom it expects', async (t) => {
  const spec = { ...policy({ mode: 'ISTIO_MUTUAL' }), subsets: [{ name: 'v1' }] };
  t.same(tls({ spec }), {
    mode: 'ISTIO_MUTUAL',
    sni: `outbound_.80_._.${HOST}`,
    certs: ['default'],
    ca: 'ROOTCA',
    sans: ['spiffe://cluster.local/ns/shop/sa/runner'],
  });
  t.match(tls({ spec, subset: 'v1' }), { sni: `outbound_.80_.v1_.${HOST}` });
  const own = policy({ mode: 'ISTIO_MUTUAL', sni: 'x', subjectAltNames: ['me'] });
  t.match(tls({ spec: own }), { sni: 'x', sans: ['me'] });
});

t.test('SIMPLE and MUTUAL use files of the proxy, or the system’s roots', async (t) => {
  t.match(tls({ spec: policy({ mode: 'SIMPLE', sni: 'a.test' }) }), {
    mode: 'SIMPLE',
    sni: 'a.test',
    certs: undefined,
    ca: 'file-root:system',
  });
  const files = { clientCertificate: '/c', privateKey: '/k', caCertificates: '/r' };
  t.match(tls({ spec: policy({ mode: 'MUTUAL', ...files }) }), {
    certs: ['file-cert:/c~/k'],
    ca: 'file-root:/r',
  });
  t.equal(tls({ spec: policy({ mode: 'MUTUAL' }) }), undefined, 'a certificate is missing');
  t.equal(tls({ spec: policy({ mode: 'DISABLE' }) }), undefined);
});

t.test('secrets are for routers and for proxies that the rule selects', async (t) => {
  const spec = policy({ mode: 'MUTUAL', credentialName: 'web-cert' });
  const secrets = { certs: ['kubernetes://web-cert'], ca: 'kubernetes://web-cert-cacert' };
  t.equal(tls({ spec }), undefined);
  t.match(tls({ spec, type: 'router' }), secrets);
  t.match(
    tls({ spec: { ...spec, workloadSelector: { matchLabels: { app: 'client' } } } }),
    secrets,
  );
});

t.test('to the address dialled, mTLS is automatic only if every endpoint takes it', async (t) => {
  const spec = { trafficPolicy: { loadBalancer: { simple: 'PASSTHROUGH' } } };
  t.equal(tls({ spec }), undefined);
  const withProxy = pod('web-1', {
    ip: '10.1.0.1',
    account: 'runner',
    labels: { 'security.istio.io/tlsMode': 'istio' },
  });
  t.match(tls({ spec, objects: [withProxy] }), { mode: 'ISTIO_MUTUAL' });
});

t.test(
  'names that a service declares are expected as well as its endpoints’ accounts',
  async (t) => {
    const spec = policy({ mode: 'ISTIO_MUTUAL' });
    const annotated = service(
      'web',
      {},
      {
        annotations: {
          'alpha.istio.io/kubernetes-serviceaccounts': 'other',
          'alpha.istio.io/canonical-serviceaccounts': 'web.example.com',
        },
      },
    );
    t.match(tls({ spec, objects: [annotated] }), {
      sans: [
        'spiffe://cluster.local/ns/shop/sa/other',
        'spiffe://cluster.local/ns/shop/sa/runner',
        'web.example.com',
      ],
    });
  },
);
