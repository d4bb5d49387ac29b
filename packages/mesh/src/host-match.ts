/** Whether a host stands for many: `*`, `*.example.com`, and what Istio also lets through, `*-a.example.com`. */
function standsForMany(host: string): boolean {
  return host.startsWith('*');
}

/** Whether every name that `host` stands for is one of those that `other` stands for. */
export function isSubsetOfHost(host: string, other: string): boolean {
  if (!standsForMany(other)) return host === other;
  if (!standsForMany(host)) return host.endsWith(other.slice(1));
  return host.length >= other.length && host.endsWith(other.slice(1));
}

/** Whether one of two hosts is a subset of the other: some name is meant by both. */
export function hostsOverlap(a: string, b: string): boolean {
  return isSubsetOfHost(a, b) || isSubsetOfHost(b, a);
}

/** The value of the host itself, else of the longest wildcard that it is under. */
export function mostSpecific<V>(
  host: string,
  values: ReadonlyMap<string, V>,
): { readonly host: string; readonly value: V } | undefined {
  const exact = values.get(host);
  if (exact !== undefined) return { host, value: exact };
  const name = standsForMany(host) ? host.slice(1) : host;
  for (let i = 0; i <= name.length; i += 1) {
    const wildcard = `*${name.slice(i)}`;
    const value = values.get(wildcard);
    if (value !== undefined) return { host: wildcard, value };
  }
  return undefined;
}
