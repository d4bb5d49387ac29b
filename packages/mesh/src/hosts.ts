/** The DNS domain of a cluster's services, unless it was installed with another. */
export const CLUSTER_DOMAIN = 'cluster.local';

/** The full name of a Kubernetes Service. */
export function serviceHost(name: string, namespace: string, domain = CLUSTER_DOMAIN): string {
  return `${name}.${namespace}.svc.${domain}`.toLowerCase();
}

/**
 * A host of an Istio object as the mesh reads it: one without a dot belongs to the object's own namespace, any
 * other is taken literally (`reviews.prod` is not completed), and so are addresses and the host of an invalid
 * backend, which is empty.
 */
export function resolveHost(host: string, namespace: string, domain = CLUSTER_DOMAIN): string {
  if (host === '' || host === '*' || /[.:]/.test(host)) return host.toLowerCase();
  return serviceHost(host, namespace, domain);
}

export function isWildcard(host: string): boolean {
  return host === '*' || host.startsWith('*.');
}

/** The wildcards that a host is under, most specific first: `a.b.c` is under `*.b.c`, `*.c` and `*`. */
export function wildcardsAbove(host: string): readonly string[] {
  if (host === '*') return [];
  const labels = host.split('.');
  return labels.map((_, i) => ['*', ...labels.slice(i + 1)].join('.')).filter((w) => w !== host);
}

/** Name and namespace when the host is the full name of a Kubernetes Service. */
export function serviceOfHost(
  host: string,
  domain = CLUSTER_DOMAIN,
): { readonly name: string; readonly namespace: string } | undefined {
  const suffix = `.svc.${domain}`;
  if (!host.endsWith(suffix)) return undefined;
  const [name, namespace, ...rest] = host.slice(0, -suffix.length).split('.');
  if (!name || !namespace || rest.length > 0 || name === '*') return undefined;
  return { name, namespace };
}
