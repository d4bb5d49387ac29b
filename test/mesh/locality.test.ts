import t from 'tap';
import {
  formatLocality,
  labelledLocality,
  localityMatches,
  localityOfNode,
  parseLocality,
  withPlace,
} from '../../packages/mesh/src/locality.ts';

t.test('a locality is written as far as it is known', async (t) => {
  for (const text of ['', 'r', 'r/z', 'r/z/s']) {
    t.equal(formatLocality(parseLocality(text)), text);
  }
  t.equal(formatLocality(parseLocality('r/z/')), 'r/z');
});

t.test('a label on the workload says it with slashes or dots', async (t) => {
  t.equal(labelledLocality({ 'istio-locality': 'r.z.s' }), 'r/z/s');
  t.equal(labelledLocality({ 'topology.istio.io/locality': 'r/z' }), 'r/z');
  t.equal(labelledLocality({}), undefined);
});

t.test('a node tells by the labels of Kubernetes, new or old', async (t) => {
  t.equal(localityOfNode({ 'topology.kubernetes.io/region': 'r' }), 'r//');
  t.equal(localityOfNode({ 'failure-domain.beta.kubernetes.io/zone': 'z' }), '/z/');
  t.equal(localityOfNode({}), undefined);
});

t.test('a rule matches what it names and any of what it does not', async (t) => {
  const here = parseLocality('r/z/s');
  for (const rule of ['*', 'r', 'r/*', 'r/z/*', 'r/z/s']) t.ok(localityMatches(here, rule), rule);
  for (const rule of ['q', 'r/y', 'r/z/t', '']) t.notOk(localityMatches(here, rule), rule);
});

t.test('labels of the place are added, and its network only where there is none', async (t) => {
  const place = { locality: 'r/z', cluster: 'c', node: 'n', network: 'new' };
  t.same(withPlace({ app: 'a', 'topology.istio.io/network': 'old' }, place), {
    app: 'a',
    'topology.kubernetes.io/region': 'r',
    'topology.kubernetes.io/zone': 'z',
    'topology.istio.io/cluster': 'c',
    'kubernetes.io/hostname': 'n',
    'topology.istio.io/network': 'old',
  });
});
