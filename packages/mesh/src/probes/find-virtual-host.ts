import type { VirtualHost } from '../output/route.ts';

/**
 * The virtual host of a request: by its host itself, else by the longest domain that begins with `*`, else by the
 * longest that ends so, else the one for all. The port in the request does not count.
 */
export function findVirtualHost(
  vhosts: readonly VirtualHost[],
  authority: string,
): VirtualHost | undefined {
  const host = withoutPort(authority).toLowerCase();
  let best: VirtualHost | undefined;
  let bestRank = -1;
  for (const vhost of vhosts) {
    for (const domain of vhost.domains) {
      const rank = domainRank(domain.toLowerCase(), host);
      if (rank > bestRank) [best, bestRank] = [vhost, rank];
    }
  }
  return best;
}

const EXACT = 1_000_000;
const BEGINS_OPEN = 500_000;

/** The higher, the better it matches; -1: not at all. */
function domainRank(domain: string, host: string): number {
  if (domain === host) return EXACT;
  if (domain === '*') return 0;
  const isLonger = host.length >= domain.length;
  if (domain.startsWith('*')) {
    return isLonger && host.endsWith(domain.slice(1)) ? BEGINS_OPEN + domain.length : -1;
  }
  const isMatch = domain.endsWith('*') && isLonger && host.startsWith(domain.slice(0, -1));
  return isMatch ? domain.length : -1;
}

function withoutPort(authority: string): string {
  return authority.replace(/:\d+$/, '');
}
