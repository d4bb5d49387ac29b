import type { Labels } from './selectors.ts';

/** Where something runs; what is not known is empty. */
export interface Locality {
  readonly region: string;
  readonly zone: string;
  readonly subzone: string;
}

const REGION = 'topology.kubernetes.io/region';
const ZONE = 'topology.kubernetes.io/zone';
const SUBZONE = 'topology.istio.io/subzone';
export const NETWORK_LABEL = 'topology.istio.io/network';
export const NODE_LABEL = 'kubernetes.io/hostname';
const CLUSTER = 'topology.istio.io/cluster';

/** The labels of Kubernetes that tell region, zone and subzone of a node, from the coarsest on. */
export const TOPOLOGY_LABELS = [REGION, ZONE, SUBZONE] as const;

/** Reads `region/zone/subzone`, or less of it. */
export function parseLocality(text: string): Locality {
  const [region = '', zone = '', subzone = ''] = text.split('/');
  return { region, zone, subzone };
}

/** `region/zone/subzone` up to what is known. */
export function formatLocality({ region, zone, subzone }: Locality): string {
  if (zone === '') return region;
  return subzone === '' ? `${region}/${zone}` : `${region}/${zone}/${subzone}`;
}

/** The locality that a label on a pod or workload gives it, whatever its node says. */
export function labelledLocality(labels: Labels): string | undefined {
  const text = labels['topology.istio.io/locality'] || labels['istio-locality'] || undefined;
  return text?.includes('/') ? text : text?.replaceAll('.', '/');
}

export function localityOfNode(labels: Labels): string | undefined {
  const region = labels[REGION] ?? labels['failure-domain.beta.kubernetes.io/region'] ?? '';
  const zone = labels[ZONE] ?? labels['failure-domain.beta.kubernetes.io/zone'] ?? '';
  const subzone = labels[SUBZONE] ?? '';
  return region || zone || subzone ? `${region}/${zone}/${subzone}` : undefined;
}

/** Labels with those that tell where the workload runs, which subsets and failover can ask for. */
export function withPlace(
  labels: Labels,
  place: {
    readonly locality: string;
    readonly cluster: string;
    readonly node?: string | undefined;
    readonly network?: string | undefined;
  },
): Labels {
  const { region, zone, subzone } = parseLocality(place.locality);
  const added = [
    [REGION, region],
    [ZONE, zone],
    [SUBZONE, subzone],
    [CLUSTER, place.cluster],
    [NODE_LABEL, place.node],
    [NETWORK_LABEL, labels[NETWORK_LABEL] || place.network],
  ] as const;
  const known = added.flatMap(([key, text]) => (text ? [[key, text] as const] : []));
  return { ...labels, ...Object.fromEntries(known) };
}

/** Whether a rule's locality, which may say `*` or leave out the finer parts, means this one. */
export function localityMatches(locality: Locality, rule: string): boolean {
  const wanted = parseLocality(rule);
  const isAny = (text: string) => text === '*' || text === '';
  return (
    (wanted.region === '*' || wanted.region === locality.region) &&
    (isAny(wanted.zone) || wanted.zone === locality.zone) &&
    (isAny(wanted.subzone) || wanted.subzone === locality.subzone)
  );
}
