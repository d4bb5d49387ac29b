import { labelledLocality, localityOfNode, NETWORK_LABEL, withPlace } from '../locality.ts';
import type { ObjectSet } from '../objects/object-set.ts';
import type { PodObject } from '../objects/pod.ts';
import type { WorkloadEndpoint, WorkloadEntryObject } from '../objects/workload-entry.ts';
import type { Labels } from '../selectors.ts';
import type { MeshConfig, MeshSettings } from '../settings.ts';
import { spiffeName } from '../spiffe.ts';
import type { Workload } from './endpoint.ts';

/** What runs in a mesh, and where. */
export class Workloads {
  readonly #settings: MeshSettings;
  readonly #trustDomain: string;
  readonly #nodes: ReadonlyMap<string, Labels>;
  readonly #pods = new Map<string, PodObject>();
  readonly #podsByIp = new Map<string, PodObject[]>();
  /** WorkloadEntries that a selector finds. */
  readonly entries: readonly Workload[];
  /** Pods that a selector finds: those that serve. */
  readonly pods: readonly Workload[];

  constructor(objects: ObjectSet, settings: MeshSettings, config: MeshConfig) {
    this.#settings = settings;
    this.#trustDomain = config.trustDomain;
    this.#nodes = new Map(objects.of('Node').map(({ meta }) => [meta.name, meta.labels]));
    for (const pod of objects.of('Pod')) {
      this.#pods.set(`${pod.meta.namespace}/${pod.meta.name}`, pod);
      for (const ip of pod.ips) this.#podsByIp.set(ip, [...(this.#podsByIp.get(ip) ?? []), pod]);
    }
    this.entries = objects
      .of('WorkloadEntry')
      .filter(({ healthy }) => healthy)
      .map((entry) => this.#entryWorkload(entry));
    this.pods = [...this.#pods.values()].filter(isServing).map((pod) => this.ofPod(pod));
  }

  pod(namespace: string, name: string): PodObject | undefined {
    return this.#pods.get(`${namespace}/${name}`);
  }

  /** A pod of a namespace by its address, which several may share when they use their node's. */
  podByIp(ip: string, namespace: string): PodObject | undefined {
    return this.#podsByIp.get(ip)?.find(({ meta }) => meta.namespace === namespace);
  }

  ofPod(pod: PodObject): Workload {
    const { labels, namespace, name } = pod.meta;
    const locality = this.localityOfPod(pod);
    const tlsMode = labels['security.istio.io/tlsMode'];
    return {
      name,
      namespace,
      address: pod.ips[0] ?? '',
      portNumbers: pod.portNumbers,
      endpoint: {
        labels: withPlace(labels, {
          locality,
          cluster: this.#settings.cluster,
          node: pod.nodeName,
        }),
        locality,
        weight: 1,
        nodeName: pod.nodeName,
        identity: this.#identity(namespace, pod.serviceAccount),
        takesMutualTls: tlsMode !== undefined && tlsMode !== 'disabled',
      },
    };
  }

  /** A machine that a ServiceEntry or a WorkloadEntry of the namespace names. */
  ofEndpoint(endpoint: WorkloadEndpoint, namespace: string, name: string): Workload {
    const { labels, serviceAccount } = endpoint;
    const locality = endpoint.locality ?? labelledLocality(labels) ?? '';
    const tlsMode = labels['security.istio.io/tlsMode'];
    return {
      name,
      namespace,
      address: endpoint.address,
      portNumbers: endpoint.ports,
      endpoint: {
        labels: withPlace(labels, {
          locality,
          cluster: this.#settings.cluster,
          network: endpoint.network ?? labels[NETWORK_LABEL],
        }),
        locality,
        weight: endpoint.weight || 1,
        nodeName: undefined,
        identity: serviceAccount ? this.#identity(namespace, serviceAccount) : undefined,
        takesMutualTls: tlsMode === undefined ? Boolean(serviceAccount) : tlsMode !== 'disabled',
      },
    };
  }

  /** What is known of an address that no pod stands behind. */
  unknown(address: string, namespace: string): Workload {
    return {
      name: address,
      namespace,
      address,
      portNumbers: new Map(),
      endpoint: {
        labels: withPlace({}, { locality: '', cluster: this.#settings.cluster }),
        locality: '',
        weight: 1,
        nodeName: undefined,
        identity: undefined,
        takesMutualTls: false,
      },
    };
  }

  localityOfPod(pod: PodObject): string {
    const node = this.#nodes.get(pod.nodeName ?? '');
    return labelledLocality(pod.meta.labels) ?? (node && localityOfNode(node)) ?? '';
  }

  #entryWorkload({ endpoint, meta }: WorkloadEntryObject): Workload {
    return this.ofEndpoint(endpoint, meta.namespace, meta.name);
  }

  #identity(namespace: string, serviceAccount: string): string {
    return spiffeName(this.#trustDomain, namespace, serviceAccount);
  }
}

function isServing(pod: PodObject): boolean {
  const isOver = pod.phase === 'Succeeded' || pod.phase === 'Failed';
  return pod.ready && !isOver && !pod.deleting && pod.ips.length > 0;
}
