/**
 * The label of an object's vertex: its kind, with the group's short name in front where the kind belongs to
 * another group.
 *
 *     networking.istio.io          Gateway  ->  Gateway
 *     gateway.networking.k8s.io    Gateway  ->  GatewayApiGateway
 *     serving.knative.dev          Service  ->  ServingService
 *     gateway.networking.k8s.io    HTTPRoute -> HTTPRoute
 *
 * Kubernetes' own kinds come first, then Istio's, then what the graph itself adds. It depends on nothing but group
 * and kind, so that a label never changes when another definition is installed.
 */
export function vertexLabel(group: string, kind: string): string {
  const owners = OWNERS.get(kind);
  if (!owners || owners.includes(group)) return kind;
  return `${shortName(group)}${kind}`;
}

/** Labels of vertices that are no object of the API server. */
export const SYNTHETIC_LABELS = [
  'Address',
  'Cluster',
  'Container',
  'Missing',
  'Subset',
  'Version',
] as const;

const KINDS_BY_GROUP: Readonly<Record<string, string>> = {
  '': 'Binding ComponentStatus ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount',
  'admissionregistration.k8s.io':
    'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration',
  'apiextensions.k8s.io': 'CustomResourceDefinition',
  'apiregistration.k8s.io': 'APIService',
  apps: 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet',
  autoscaling: 'HorizontalPodAutoscaler',
  batch: 'CronJob Job',
  'certificates.k8s.io': 'CertificateSigningRequest ClusterTrustBundle PodCertificateRequest',
  'coordination.k8s.io': 'Lease LeaseCandidate',
  'discovery.k8s.io': 'EndpointSlice',
  'events.k8s.io': 'Event',
  'flowcontrol.apiserver.k8s.io': 'FlowSchema PriorityLevelConfiguration',
  'networking.k8s.io': 'IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR',
  'node.k8s.io': 'RuntimeClass',
  policy: 'PodDisruptionBudget',
  'rbac.authorization.k8s.io': 'ClusterRole ClusterRoleBinding Role RoleBinding',
  'resource.k8s.io':
    'DeviceClass DeviceTaintRule ResourceClaim ResourceClaimTemplate ResourceSlice',
  'scheduling.k8s.io': 'PriorityClass',
  'storage.k8s.io':
    'CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass',
  'storagemigration.k8s.io': 'StorageVersionMigration',
  'extensions.istio.io': 'TrafficExtension WasmPlugin',
  'networking.istio.io':
    'DestinationRule EnvoyFilter Gateway ProxyConfig ServiceEntry Sidecar VirtualService WorkloadEntry WorkloadGroup',
  'security.istio.io': 'AuthorizationPolicy PeerAuthentication RequestAuthentication',
  'telemetry.istio.io': 'Telemetry',
};

const SHORT_NAMES: Readonly<Record<string, string>> = {
  'gateway.networking.k8s.io': 'GatewayApi',
  'gateway.networking.x-k8s.io': 'GatewayApiX',
};

/** Kind -> the groups whose kind it is. Nothing but the graph owns the synthetic labels. */
const OWNERS: ReadonlyMap<string, readonly string[]> = collectOwners();

function collectOwners(): Map<string, string[]> {
  const owners = new Map<string, string[]>(SYNTHETIC_LABELS.map((label) => [label, []]));
  for (const [group, kinds] of Object.entries(KINDS_BY_GROUP)) {
    for (const kind of kinds.split(' ')) owners.set(kind, [...(owners.get(kind) ?? []), group]);
  }
  return owners;
}

/** The first part of the group's domain: `serving.knative.dev` gives `Serving`. */
function shortName(group: string): string {
  const own = Object.hasOwn(SHORT_NAMES, group) ? SHORT_NAMES[group] : undefined;
  if (own) return own;
  const words = (group.split('.')[0] ?? '').split('-');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
