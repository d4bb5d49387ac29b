import { valueOfJson } from '@meshlapse/model';
import {
  address,
  asProperty,
  count,
  type Facts,
  field,
  fields,
  jsonAt,
  type KeyRow,
  keysOfData,
  labelsOf,
  portsOf,
  property,
  state,
  text,
} from './key-rows.ts';

/** How Skydive sees the edges of a label. */
export interface EdgeRow {
  readonly label: string;
  /** `parent`: the type of the parent node, as Skydive names its relations; otherwise the name itself. */
  readonly relation: string;
  /** Skydive's parent is the vertex that the edge leads to. */
  readonly isReversed: boolean;
}

const edge = (label: string, relation = label): EdgeRow => ({ label, relation, isReversed: false });
const reversed = (label: string): EdgeRow => ({ label, relation: 'parent', isReversed: true });

/** A label that is not here keeps its name and its direction. */
export const edgeRows: readonly EdgeRow[] = [
  edge('contains', 'ownership'),
  edge('owns', 'parent'),
  edge('selects', 'parent'),
  edge('mounts', 'parent'),
  edge('bindsTo', 'parent'),
  edge('routes', 'parent'),
  edge('appliesTo', 'parent'),
  edge('configures', 'parent'),
  reversed('runsOn'),
  reversed('ofClass'),
  reversed('boundTo'),
  ...[
    'endpoint',
    'runsAs',
    'instanceOf',
    'allowsFrom',
    'allowsTo',
    'scales',
    'protects',
    'concerns',
    'claims',
    'delegatesTo',
    'mirrors',
    'defines',
    'attachesTo',
    'unresolved',
  ].map((label) => edge(label)),
];

const ISTIO_KINDS = [
  'AuthorizationPolicy',
  'DestinationRule',
  'EnvoyFilter',
  'Gateway',
  'PeerAuthentication',
  'ProxyConfig',
  'RequestAuthentication',
  'ServiceEntry',
  'Sidecar',
  'Subset',
  'Telemetry',
  'Version',
  'VirtualService',
  'WasmPlugin',
  'WorkloadEntry',
  'WorkloadGroup',
];

const istio: ReadonlySet<string> = new Set(ISTIO_KINDS);

/** Labels by the types that Skydive would give them; others are found as well, but not looked up. */
export const labelsByType: ReadonlyMap<string, string> = new Map(
  [
    ...ISTIO_KINDS,
    ...['Cluster', 'ConfigMap', 'Container', 'CronJob', 'DaemonSet', 'Deployment', 'Endpoints'],
    ...['EndpointSlice', 'Event', 'HorizontalPodAutoscaler', 'Ingress', 'IngressClass', 'Job'],
    ...['Namespace', 'NetworkPolicy', 'Node', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod'],
    ...['PodDisruptionBudget', 'ReplicaSet', 'ReplicationController', 'Secret', 'Service'],
    ...['ServiceAccount', 'StatefulSet', 'StorageClass', 'GatewayApiGateway', 'GatewayClass'],
    ...['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'Address', 'Missing'],
  ].map((label) => [typeOf(label), label]),
);

export function typeOf(label: string): string {
  return label.toLowerCase();
}

function managerOf(label: string): string {
  return istio.has(label) ? 'istio' : 'k8s';
}

const relations: ReadonlyMap<string, EdgeRow> = new Map(edgeRows.map((row) => [row.label, row]));

export function isReversed(edgeLabel: string): boolean {
  return relations.get(edgeLabel)?.isReversed === true;
}

function relationOf({ edgeLabel, label }: Facts): string {
  const relation = relations.get(edgeLabel)?.relation ?? edgeLabel;
  return relation === 'parent' ? typeOf(label) : relation;
}

/** Node metadata, in the order in which it is shown. */
export const nodeRows: readonly KeyRow[] = [
  {
    key: 'Type',
    from: 'the label in lower case',
    needs: 'label',
    read: ({ label }) => typeOf(label),
  },
  property('Name', 'name'),
  {
    key: 'Manager',
    from: "`istio` for Istio's kinds, else `k8s`",
    needs: 'label',
    read: ({ label }) => managerOf(label),
  },
  property('Namespace', 'namespace'),
  property('ClusterName', 'cluster'),
  state('pod', 'phase', (phase) => phase === 'Running'),
  state('persistentvolume', 'phase', (phase) => phase !== 'Failed'),
  state('persistentvolumeclaim', 'phase', (phase) => phase === 'Bound'),
  {
    key: 'TrafficPolicy',
    types: ['destinationrule'],
    from: 'whether there is a `spec.trafficPolicy`',
    needs: 'document',
    read: ({ document }) => jsonAt(document, 'spec.trafficPolicy') !== undefined,
  },
  field('destinationrule', 'HostName', 'spec.host'),
  property('K8s.Name', 'name'),
  property('K8s.Namespace', 'namespace'),
  {
    key: 'K8s.Labels',
    from: 'properties `labels.<key>`; keys stay whole',
    needs: 'properties',
    read: ({ properties }) => labelsOf(properties),
  },
  keysOfData('configmap'),
  ...fields('container', { Pod: 'pod', Image: 'image' }).map(asProperty),
  ...fields('cronjob', { Schedule: 'spec.schedule', Suspended: ['spec.suspend', false] }),
  ...fields('daemonset', {
    DesiredNumberScheduled: count('status.desiredNumberScheduled'),
    CurrentNumberScheduled: count('status.currentNumberScheduled'),
    NumberMisscheduled: count('status.numberMisscheduled'),
  }),
  ...fields('deployment', {
    DesiredReplicas: ['spec.replicas', 1],
    Replicas: count('status.replicas'),
    ReadyReplicas: count('status.readyReplicas'),
    AvailableReplicas: count('status.availableReplicas'),
    UnavailableReplicas: count('status.unavailableReplicas'),
  }),
  ...fields('ingress', {
    DefaultBackend: ['spec.defaultBackend', null],
    TLS: ['spec.tls', []],
    Rules: ['spec.rules', []],
  }),
  ...fields('job', {
    Parallelism: ['spec.parallelism', 1],
    Completions: ['spec.completions', 1],
    Active: count('status.active'),
    Succeeded: count('status.succeeded'),
    Failed: count('status.failed'),
  }),
  ...fields('namespace', { Status: text('status.phase') }),
  ...fields('node', {
    Arch: text('status.nodeInfo.architecture'),
    Kernel: text('status.nodeInfo.kernelVersion'),
    OS: text('status.nodeInfo.operatingSystem'),
  }),
  address('Hostname', 'Hostname'),
  address('InternalIP', 'InternalIP'),
  address('ExternalIP', 'ExternalIP'),
  ...fields('persistentvolume', {
    Capacity: text('spec.capacity.storage'),
    VolumeMode: text('spec.volumeMode'),
    StorageClassName: text('spec.storageClassName'),
    Status: text('status.phase'),
    AccessModes: ['spec.accessModes', []],
    ClaimRef: text('spec.claimRef.name'),
  }),
  ...fields('persistentvolumeclaim', {
    AccessModes: ['spec.accessModes', []],
    VolumeName: text('spec.volumeName'),
    StorageClassName: text('spec.storageClassName'),
    VolumeMode: text('spec.volumeMode'),
    Status: text('status.phase'),
  }),
  ...fields('pod', {
    Node: text('spec.nodeName'),
    IP: 'status.podIP',
    Status: text('status.reason or status.phase'),
  }),
  ...fields('secret', { Type: text('type') }),
  keysOfData('secret'),
  {
    key: 'K8s.Ports',
    types: ['service'],
    from: '`spec.ports`, its keys with a capital',
    needs: 'document',
    read: ({ document }) => portsOf(jsonAt(document, 'spec.ports')),
  },
  ...fields('service', {
    ClusterIP: text('spec.clusterIP'),
    ServiceType: text('spec.type'),
    SessionAffinity: text('spec.sessionAffinity'),
    LoadBalancerIP: text('spec.loadBalancerIP'),
    ExternalName: text('spec.externalName'),
  }),
  ...fields('statefulset', {
    DesiredReplicas: ['spec.replicas', 1],
    ServiceName: text('spec.serviceName'),
    Replicas: count('status.replicas'),
    ReadyReplicas: count('status.readyReplicas'),
    CurrentReplicas: count('status.currentReplicas'),
    UpdatedReplicas: count('status.updatedReplicas'),
    CurrentRevision: text('status.currentRevision'),
    UpdateRevision: text('status.updateRevision'),
  }),
  ...fields('storageclass', { Provisioner: text('provisioner') }),
  {
    key: 'K8s.Extra',
    from: "the document; Go's names of fields are understood as well (`Spec`, `PodIP`, `ObjectMeta`)",
    needs: 'document',
    read: ({ document }) => (document === undefined ? undefined : valueOfJson(document)),
  },
];

/** Edge metadata. All other properties of an edge follow under their own keys. */
export const edgeKeyRows: readonly KeyRow[] = [
  {
    key: 'RelationType',
    from: 'the table of relations',
    needs: 'label',
    read: relationOf,
  },
  {
    key: 'Manager',
    from: "that of the parent's kind; absent in ownership",
    needs: 'label',
    read: (facts) => (relationOf(facts) === 'ownership' ? undefined : managerOf(facts.label)),
  },
  { key: 'Relation', from: 'the label', needs: 'label', read: ({ edgeLabel }) => edgeLabel },
  {
    key: 'Protocol',
    from: 'property `protocol` in capitals',
    needs: 'properties',
    read: ({ properties }) => {
      const protocol = properties.get('protocol');
      return typeof protocol === 'string' ? protocol.toUpperCase() : undefined;
    },
  },
  {
    key: 'Weight',
    from: 'property `share`',
    needs: 'properties',
    read: ({ properties }) => properties.get('share'),
  },
];

/** Labels of the edges whose relation may have this name. */
export function edgeLabelsOf(relation: string): readonly string[] {
  const known = edgeRows.filter((row) => row.relation === 'parent' || row.relation === relation);
  return [...new Set([...known.map(({ label }) => label), relation])];
}
