import t from 'tap';
import {
  SYNTHETIC_LABELS,
  vertexLabel,
} from '../../../packages/probes/src/objects/vertex-label.ts';
import { RESOURCES } from '../../../packages/probes/src/resources.gen.ts';

t.test('the label is the kind, where nobody else has it', async (t) => {
  t.equal(vertexLabel('', 'Pod'), 'Pod');
  t.equal(vertexLabel('apps', 'Deployment'), 'Deployment');
  t.equal(vertexLabel('gateway.networking.k8s.io', 'HTTPRoute'), 'HTTPRoute');
  t.equal(vertexLabel('argoproj.io', 'Rollout'), 'Rollout');
});

t.test('Kubernetes and Istio keep their kinds, others are named by their group', async (t) => {
  t.equal(vertexLabel('networking.istio.io', 'Gateway'), 'Gateway');
  t.equal(vertexLabel('gateway.networking.k8s.io', 'Gateway'), 'GatewayApiGateway');
  t.equal(vertexLabel('serving.knative.dev', 'Service'), 'ServingService');
  t.equal(vertexLabel('crd.projectcalico.org', 'NetworkPolicy'), 'CrdNetworkPolicy');
  t.equal(vertexLabel('cluster.x-k8s.io', 'Cluster'), 'ClusterCluster');
});

t.test('both kinds of Event are one', async (t) => {
  t.equal(vertexLabel('', 'Event'), 'Event');
  t.equal(vertexLabel('events.k8s.io', 'Event'), 'Event');
});

t.test('no two watched kinds share a label, and none has that of a synthetic vertex', async (t) => {
  const labels = RESOURCES.map(({ group, kind }) => vertexLabel(group, kind));
  t.equal(new Set([...labels, ...SYNTHETIC_LABELS]).size, labels.length + SYNTHETIC_LABELS.length);
});
