import { Mesh } from '@meshlapse/mesh';
import t from 'tap';
import { core } from '../support/mesh-objects.ts';

function config(mesh: string, settings = {}) {
  const configMap = core('ConfigMap', 'istio', { data: { mesh } }, { namespace: 'istio-system' });
  return new Mesh([configMap], settings).config;
}

t.test('the mesh configuration is YAML in a ConfigMap of the root namespace', async (t) => {
  const read = config('outboundTrafficPolicy:\n  mode: REGISTRY_ONLY\ntrustDomain: a.test\n');
  t.equal(read.outboundTrafficPolicy, 'REGISTRY_ONLY');
  t.equal(read.trustDomain, 'a.test');
  t.equal(config('trustDomain: a.test', { rootNamespace: 'mesh' }).trustDomain, 'cluster.local');
});

t.test('what it does not say, or nobody can read, is as Istio has it', async (t) => {
  for (const text of ['', 'a: [', '7', 'outboundTrafficPolicy: 7', 'enableAutoMtls: maybe']) {
    const read = config(text);
    t.equal(read.outboundTrafficPolicy, 'ALLOW_ANY', text);
    t.equal(read.enableAutoMtls, true, text);
    t.equal(read.connectTimeoutMs, 10_000, text);
    t.same([...read.defaultServiceExportTo], ['*'], text);
  }
});

t.test('a configuration that nobody can read is noted', async (t) => {
  const broken = core('ConfigMap', 'istio', { data: { mesh: 'a: [' } });
  const wrong = core('ConfigMap', 'istio', { data: { mesh: 'enableAutoMtls: maybe' } });
  const notes = [broken, wrong].flatMap((object) => new Mesh([object]).objects.notes);
  t.same(
    notes.map(({ object, path }) => `${object} ${path}`),
    ['ConfigMap/shop/istio data.mesh', 'ConfigMap/shop/istio data.mesh.enableAutoMtls'],
  );
});
