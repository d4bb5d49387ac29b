import { readFileSync } from 'node:fs';
import t from 'tap';
import { edgeRows } from '../../../packages/gremlin/src/skydive/mapping.ts';
import { at, millis, recordedCluster } from './recorded.ts';
import { answered, askSkydive } from './sample.ts';

const graph = await recordedCluster();
const time = { kind: 'at', at: at(25) } as const;
const ids = (query: string) => answered(graph, query, { time });

t.test('kinds, names and fields are found under Skydive keys', async (t) => {
  for (const [query, expected] of [
    ["G.V().Has('Type', 'pod')", ['Pod/web-1']],
    ["G.V().Has('Type', 'pod', 'Name', 'web-1')", ['Pod/web-1']],
    ["G.V().Has('Type', 'Pod')", []],
    ["G.V().Has('Manager', 'istio', 'Type', REGEX('.*service'))", ['VirtualService/web']],
    ["G.V().Has('K8s.Namespace', 'shop', 'Type', 'node')", ['Node/n1']],
    ["G.V().Has('ClusterName', 'c1').Has('Type', 'gateway')", ['Gateway/front']],
    ["G.V().Has('K8s.Labels.app', 'web')", ['Pod/web-1']],
    ["G.V().Has('K8s.Labels.app.kubernetes.io/name', 'web')", ['Pod/web-1']],
    ["G.V().Has('K8s.DesiredReplicas', GT(2))", ['Deployment/web']],
    ["G.V().Has('K8s.AvailableReplicas', 0)", ['Deployment/web']],
    ["G.V().Has('K8s.Extra.Spec.Replicas', 3)", ['Deployment/web']],
    ["G.V().Has('K8s.Extra.Status.PodIP', '10.1.0.7')", ['Pod/web-1']],
    ["G.V().Has('K8s.Extra.ObjectMeta.Name', 'front')", ['Gateway/front']],
    ["G.V().Has('K8s.Ports.Port', 80)", ['Service/web']],
    ["G.V().Has('K8s.InternalIP', IPV4RANGE('10.0.0.0/8'))", ['Node/n1']],
    ["G.V().Has('State', 'UP')", ['Pod/web-1']],
    ["G.V().Has('K8s.Status', 'Active')", ['Namespace/shop']],
    ["G.V().Has('HostName', 'web')", ['DestinationRule/web']],
    ["G.V().HasKey('TrafficPolicy').Values('TrafficPolicy')", [false]],
  ] as const) {
    t.strictSame(await ids(query), expected, query);
  }
  const keys = await ids("G.V().Has('Type', 'deployment').Keys()");
  t.ok(keys.includes('K8s.ReadyReplicas') && keys.includes('@Revision'), String(keys));
});

t.test('relations have the names and directions that Skydive gives them', async (t) => {
  const relations = async (query: string) =>
    (await ids(`${query}.Values('RelationType')`)).toSorted();
  t.strictSame(await relations("G.V().Has('Type', 'pod').InE()"), [
    'endpoint',
    'node',
    'ownership',
    'replicaset',
    'service',
  ]);
  for (const [query, expected] of [
    ["G.V().Has('Type', 'node').Out('Type', 'pod')", ['Pod/web-1']],
    ["G.V().Has('Type', 'pod').In('Type', 'node')", ['Node/n1']],
    ["G.V().Has('Type', 'pod').Out()", []],
    ["G.V().Has('Type', 'node').OutE('RelationType', 'node').OutV()", ['Pod/web-1']],
    ["G.V().Has('Type', 'node').OutE('RelationType', 'node').InV()", ['Node/n1']],
    ["G.V().Has('Type', 'node').InE()", []],
    ["G.V().Has('Type', 'gateway').Out()", ['VirtualService/web']],
    ["G.V().Has('Type', 'gateway').OutE('Manager', 'istio').Count()", [1]],
    ["G.E().Has('RelationType', 'ownership').HasKey('Manager')", []],
    ["G.V().Has('Type', 'service').OutE('RelationType', 'service').OutV()", ['Pod/web-1']],
    ["G.V().Has('Type', 'destinationrule').Out()", ['Service/web']],
    ["G.E().Has('Child', 'Node/n1')", []],
    ["G.E().Has('Parent', 'Node/n1').BothV()", ['Pod/web-1', 'Node/n1']],
  ] as const) {
    t.strictSame(await ids(query), expected, query);
  }
  const routes = "G.V().Has('Type', 'virtualservice').OutE('RelationType', 'virtualservice'";
  t.strictSame(await ids(`${routes}, 'Weight', GT(0), 'Protocol', 'HTTP').OutV()`), [
    'Subset/web-v1',
  ]);
  const [edge] = await askSkydive(graph, "G.E().Has('RelationType', 'node')", { time });
  t.match(edge, { Parent: 'Node/n1', Child: 'Pod/web-1', Metadata: { Relation: 'runsOn' } });
});

t.test('walks go along ownership unless they are told otherwise', async (t) => {
  const namespace = "G.V().Has('Type', 'namespace')";
  t.strictSame(await ids(`${namespace}.Descendants()`), [
    'Namespace/shop',
    'Deployment/web',
    'Pod/web-1',
  ]);
  t.strictSame(await ids(`${namespace}.Descendants('RelationType', 'node')`), ['Namespace/shop']);
  const owners = "'RelationType', 'replicaset', 'RelationType', 'deployment'";
  const pod = "G.V().Has('Type', 'pod')";
  t.strictSame(await ids(`${pod}.Ascendants(${owners})`), ['Pod/web-1', 'ReplicaSet/web']);
  const all = ['Pod/web-1', 'ReplicaSet/web', 'Deployment/web'];
  t.strictSame(await ids(`${pod}.Ascendants(${owners}, 2)`), all);
  t.strictSame(await ids(`${pod}.Ascendants(${owners}, 0)`), all, '0 is without end');
  t.strictSame(await ids(`${pod}.Neighbors(0)`), ['Pod/web-1'], 'but for neighbours');
  t.strictSame(await ids(`${pod}.Neighbors()`), ['Pod/web-1', 'Namespace/shop']);
});

t.test('metadata hold what Skydive probes told of a kind', async (t) => {
  const [pod] = await askSkydive(graph, "G.V().Has('Type', 'pod')", { time });
  t.match(pod, {
    ID: 'Pod/web-1',
    Host: 'c1',
    Origin: 'meshlapse.c1',
    CreatedAt: millis(0),
    UpdatedAt: millis(20),
    DeletedAt: millis(30),
    Revision: 3,
    Metadata: {
      Type: 'pod',
      Name: 'web-1',
      Manager: 'k8s',
      Namespace: 'shop',
      ClusterName: 'c1',
      State: 'UP',
      K8s: {
        Name: 'web-1',
        Namespace: 'shop',
        Labels: { app: 'web', 'app.kubernetes.io/name': 'web' },
        Node: 'n1',
        IP: '10.1.0.7',
        Status: 'Running',
        Extra: { metadata: { name: 'web-1' }, spec: { nodeName: 'n1' } },
      },
    },
  });
});

t.test('every edge of the graph schema has its row', (t) => {
  const schema = readFileSync(new URL('../../../docs/reference/graph-schema.md', import.meta.url));
  const rules = [...schema.toString().matchAll(/^\| `[a-z-]+` \|[^|]*\|([^|]*)\|/gm)];
  const labels = rules.flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, l]) => l));
  const known = edgeRows.map(({ label }) => label);
  t.ok(labels.length > 20);
  t.strictSame(
    labels.filter((label = '') => !known.includes(label)),
    [],
  );
  t.end();
});
