const SCHEME = 'spiffe://';

/** The name in the certificates of a service account's workloads. */
export function spiffeName(trustDomain: string, namespace: string, account: string): string {
  return `${SCHEME}${trustDomain}/ns/${namespace}/sa/${account}`;
}

/** The names with those that they have in other trust domains of the same mesh, sorted. */
export function withTrustDomains(
  names: Iterable<string>,
  aliases: readonly string[],
): readonly string[] {
  const all = new Set(names);
  for (const name of [...all]) {
    const path = name.startsWith(SCHEME) ? name.indexOf('/', SCHEME.length) : -1;
    if (path < 0) continue;
    for (const alias of aliases) all.add(`${SCHEME}${alias}${name.slice(path)}`);
  }
  return [...all].sort();
}
