import { type Locality, localityMatches, parseLocality } from '../locality.ts';
import { compareText } from '../objects/meta.ts';
import type { LocalityLoadBalancing } from '../objects/traffic-policy.ts';
import type { Endpoint } from '../registry/endpoint.ts';
import type { Labels } from '../selectors.ts';
import type { LocalitySetting } from './locality-setting.ts';

/** Endpoints of one locality and priority. */
export interface LocalityGroup {
  readonly locality: string;
  readonly endpoints: readonly Endpoint[];
  readonly priority: number;
  /** The share of the locality. */
  readonly weight: number;
}

export interface Place {
  readonly locality: Locality;
  readonly labels: Labels;
}

/** Endpoints by locality, weighted or put in order of preference as the setting has it. */
export function localityGroups(
  endpoints: readonly Endpoint[],
  setting: LocalitySetting | undefined,
  client: Place,
): readonly LocalityGroup[] {
  const groups = groupByLocality(endpoints);
  if (!setting) return groups;
  const { distribute, failover, failoverPriority } = setting.setting;
  if (distribute.length > 0) return distributed(groups, distribute, client.locality);
  if (!setting.failsOver) return groups;
  if (failoverPriority.length === 0) return failedOver(groups, failover, client.locality);
  const ranked = byPriorityLabels(groups, failoverPriority, client.labels);
  return failover.length > 0 ? failedOver(ranked, failover, client.locality) : ranked;
}

function groupByLocality(endpoints: readonly Endpoint[]): readonly LocalityGroup[] {
  const localities = [...new Set(endpoints.map(({ locality }) => locality))].sort(compareText);
  return localities.map((locality) =>
    group(
      locality,
      endpoints.filter((endpoint) => endpoint.locality === locality),
      0,
    ),
  );
}

function group(locality: string, endpoints: readonly Endpoint[], priority: number): LocalityGroup {
  const weight = endpoints.reduce((sum, endpoint) => sum + endpoint.weight, 0);
  return { locality, endpoints, priority, weight };
}

/** Gives localities the shares that the first rule for the client's has; endpoints of others are left out. */
function distributed(
  groups: readonly LocalityGroup[],
  rules: LocalityLoadBalancing['distribute'],
  client: Locality,
): readonly LocalityGroup[] {
  const rule = rules.find(({ from }) => localityMatches(client, from));
  if (!rule) return groups;
  const left = new Set(groups);
  const result: LocalityGroup[] = [];
  for (const [to, share] of rule.to) {
    const matching = [...left].filter(({ locality }) =>
      localityMatches(parseLocality(locality), to),
    );
    const total = matching.reduce((sum, { weight }) => sum + weight, 0);
    for (const one of matching) {
      left.delete(one);
      const weight = Math.ceil((one.weight * share) / total);
      result.push(weight > 0 ? { ...one, weight } : one);
    }
  }
  return result;
}

/** The same subzone comes first, then zone, then region, then the region to fail over to, then all others. */
function failedOver(
  groups: readonly LocalityGroup[],
  rules: LocalityLoadBalancing['failover'],
  client: Locality,
): readonly LocalityGroup[] {
  const target = rules.find(({ from }) => from === client.region)?.to;
  const distance = (locality: Locality): number => {
    if (locality.region !== client.region) {
      return target === undefined || locality.region === target ? 3 : 4;
    }
    if (locality.zone !== client.zone) return 2;
    return locality.subzone === client.subzone ? 0 : 1;
  };
  return withoutSkips(
    groups.map((one) => ({
      ...one,
      priority: one.priority * 5 + distance(parseLocality(one.locality)),
    })),
  );
}

/** The more of the labels, from the first on, an endpoint has in common with the client, the sooner it is used. */
function byPriorityLabels(
  groups: readonly LocalityGroup[],
  priority: readonly string[],
  client: Labels,
): readonly LocalityGroup[] {
  const wanted = priority.map((item) => {
    const [key = '', value] = item.split('=');
    return { key, value: value ?? client[key] ?? '' };
  });
  const rank = ({ labels }: Endpoint): number => {
    const missed = wanted.findIndex(({ key, value }) => (labels[key] ?? '') !== value);
    return missed < 0 ? 0 : wanted.length - missed;
  };
  const split = groups.flatMap(({ locality, endpoints }) => {
    const ranks = [...new Set(endpoints.map(rank))].sort((a, b) => a - b);
    return ranks.map((wantedRank) =>
      group(
        locality,
        endpoints.filter((endpoint) => rank(endpoint) === wantedRank),
        wantedRank,
      ),
    );
  });
  return withoutSkips(split);
}

/** Priorities 0, 1, 2... in the same order: Envoy knows no gaps. */
function withoutSkips(groups: readonly LocalityGroup[]): readonly LocalityGroup[] {
  const used = [...new Set(groups.map(({ priority }) => priority))].sort((a, b) => a - b);
  return groups.map((one) => ({ ...one, priority: used.indexOf(one.priority) }));
}
