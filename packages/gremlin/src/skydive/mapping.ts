import { type Json, type JsonObject, type Value, valueOfJson } from '@meshlapse/model';

/** What Skydive's metadata of one recorded element is read from. */
export interface Facts {
  /** Label of the vertex; of an edge, that of the vertex which Skydive calls its parent. */
  readonly label: string;
  readonly properties: ReadonlyMap<string, Value>;
  readonly document: JsonObject | undefined;
  /** Of an edge. */
  readonly edgeLabel: string;
}

/** How expensive it is to read a row: each takes in the one before it. */
export const NEEDS = ['label', 'properties', 'document'] as const;
type Need = (typeof NEEDS)[number];

/** One key of Skydive's metadata, and where it comes from. */
export interface KeyRow {
  readonly key: string;
  /** Skydive types of the nodes that have it; all of them when absent. */
  readonly types?: readonly string[];
  /** In the words of this project's graph. */
  readonly from: string;
  readonly needs: Need;
  /** The property that holds the same text, which an index may know. */
  readonly property?: string;
  read(facts: Facts): Value | undefined;
}

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

function property(key: string, name: string): KeyRow {
  const read = ({ properties }: Facts) => properties.get(name);
  return { key, from: `property \`${name}\``, needs: 'properties', property: name, read };
}

/** The first of the paths that leads somewhere in the document. */
function field(type: string, key: string, path: string, absent?: Json): KeyRow {
  const read = ({ document }: Facts) => {
    const found = path.split(' or ').map((each) => jsonAt(document, each));
    const json = found.find((value) => value !== undefined) ?? absent;
    return json === undefined ? undefined : valueOfJson(json);
  };
  const from = `\`${path}\`${absent === undefined ? '' : `, else \`${JSON.stringify(absent)}\``}`;
  return { key, types: [type], from, needs: 'document', read };
}

/** Fields of one kind, with what stands for them where the object leaves them out. */
function fields(
  type: string,
  paths: Readonly<Record<string, string | readonly [path: string, absent: Json]>>,
): readonly KeyRow[] {
  return Object.entries(paths).map(([key, given]) => {
    const [path, absent] = typeof given === 'string' ? [given] : given;
    return field(type, `K8s.${key}`, path, absent);
  });
}

const count = (path: string) => [path, 0] as const;
const text = (path: string) => [path, ''] as const;

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

function state(type: string, name: string, isUp: (value: Value) => boolean): KeyRow {
  return {
    key: 'State',
    types: [type],
    from: `\`UP\` or \`DOWN\`, by property \`${name}\``,
    needs: 'properties',
    read: ({ properties }) => (isUp(properties.get(name) ?? '') ? 'UP' : 'DOWN'),
  };
}

function asProperty({ key, types = [], from }: KeyRow): KeyRow {
  const name = from.replaceAll('`', '');
  return { ...property(key, name), types };
}

function keysOfData(type: string): KeyRow {
  return {
    key: 'K8s.Data',
    types: [type],
    from: 'the keys of `data`',
    needs: 'document',
    read: ({ document }) => Object.keys(jsonAt(document, 'data') ?? {}),
  };
}

function address(key: string, wanted: string): KeyRow {
  return {
    key: `K8s.${key}`,
    types: ['node'],
    from: `the address of type ${wanted} in \`status.addresses\``,
    needs: 'document',
    read: ({ document }) => {
      const all = jsonAt(document, 'status.addresses');
      const found = Array.isArray(all) ? all.find((each) => jsonAt(each, 'type') === wanted) : '';
      return String(jsonAt(found, 'address') ?? '');
    },
  };
}

function labelsOf(properties: ReadonlyMap<string, Value>): Value | undefined {
  const labels = [...properties].filter(([key]) => key.startsWith('labels.'));
  if (labels.length === 0) return undefined;
  return new Map(labels.map(([key, value]) => [key.slice('labels.'.length), value]));
}

function portsOf(ports: Json | undefined): Value {
  if (!Array.isArray(ports)) return [];
  return ports.map((port: Json) => {
    const entries = Object.entries((port ?? {}) as JsonObject);
    return new Map(entries.map(([key, value]) => [capital(key), valueOfJson(value)]));
  });
}

function capital(key: string): string {
  return key.slice(0, 1).toUpperCase() + key.slice(1);
}

/** What is at a path of own keys. */
function jsonAt(json: Json | undefined, path: string): Json | undefined {
  let at: Json | undefined = json;
  for (const key of path.split('.')) {
    const isObject = typeof at === 'object' && at !== null && Object.hasOwn(at, key);
    at = isObject ? (at as JsonObject)[key] : undefined;
  }
  return at;
}
