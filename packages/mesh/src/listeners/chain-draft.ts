import { parseIpRange, rangeKey } from '../ip-range.ts';
import { compareText } from '../objects/meta.ts';
import type { StreamShare } from '../output/cluster.ts';
import type { ChainMatch, FilterChain } from '../output/listener.ts';

/** A filter chain while a listener is made: what it matches is compared with the other chains there. */
export interface ChainDraft {
  /** Empty, or with `*` among them: any. */
  readonly sni: readonly string[];
  /** Empty: any. */
  readonly cidrs: readonly string[];
  readonly alpn: readonly string[];
  readonly transport: string | undefined;
  readonly by: string | undefined;
  readonly http: string | undefined;
  readonly tcp: readonly StreamShare[] | undefined;
}

export const EMPTY_CHAIN: ChainDraft = {
  sni: [],
  cidrs: [],
  alpn: [],
  transport: undefined,
  by: undefined,
  http: undefined,
  tcp: undefined,
};

function isMatchAll({ sni, cidrs, alpn, transport }: ChainDraft): boolean {
  const isAnyName = sni.length === 0 || sni.includes('*');
  return isAnyName && cidrs.length === 0 && alpn.length === 0 && transport === undefined;
}

/** Whether two chains match the same connections, so that a listener may have only one of them. */
export function isSameMatch(a: ChainDraft, b: ChainDraft): boolean {
  return (
    a.transport === b.transport &&
    a.alpn.join(',') === b.alpn.join(',') &&
    isSameSet(
      a.sni.filter((name) => name !== '*'),
      b.sni.filter((name) => name !== '*'),
    ) &&
    isSameSet(cidrKeys(a), cidrKeys(b))
  );
}

function cidrKeys({ cidrs }: ChainDraft): readonly string[] {
  return readRanges(cidrs).map(rangeKey);
}

function readRanges(cidrs: readonly string[]) {
  return cidrs
    .flatMap((cidr) => parseIpRange(cidr) ?? [])
    .filter(({ address }) => address !== '0.0.0.0');
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const set = new Set(a);
  return set.size === new Set(b).size && b.every((item) => set.has(item));
}

/**
 * The filter chains of a listener. The one that matches everything, else one that sends traffic to `rest`, is the
 * default, unless it is the only one.
 */
export function filterChains(drafts: readonly ChainDraft[], rest: string): readonly FilterChain[] {
  const catchAll = drafts.findLast(isMatchAll);
  const chains = drafts.filter((draft) => !isMatchAll(draft)).map(filterChain);
  if (catchAll && chains.length === 0) return [filterChain(catchAll)];
  const last = catchAll ? filterChain(catchAll) : { tcp: [{ cluster: rest }] };
  return [...chains, { ...last, default: true }];
}

function filterChain(draft: ChainDraft): FilterChain {
  const match = chainMatch(draft);
  const isAny = Object.values(match).every((value) => value === undefined);
  const { by, http, tcp } = draft;
  return { match: isAny ? undefined : match, by, http, tcp };
}

function chainMatch({ sni, cidrs, alpn, transport }: ChainDraft): ChainMatch {
  const names = sni.includes('*') ? [] : [...sni].sort(compareText);
  const ranges = readRanges([...cidrs].sort(compareText));
  return {
    sni: filled(names),
    cidr: filled(ranges.map(({ address, length }) => `${address}/${length}`)),
    alpn: filled(alpn),
    transport,
  };
}

function filled(list: readonly string[]): readonly string[] | undefined {
  return list.length > 0 ? list : undefined;
}
