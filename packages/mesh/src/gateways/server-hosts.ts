import { isSubsetOfHost } from '../host-match.ts';

/** A server's hosts with the Gateway's own namespace written out for `.`, and nothing for `*`, which means all. */
export function hostsInFull(hosts: readonly string[], namespace: string): readonly string[] {
  if (hosts.includes('*/*')) return ['*'];
  return hosts.map((written) => {
    const { namespace: asked, host } = splitHost(written);
    if (asked === '.') return `${namespace}/${host}`;
    return asked === '*' ? host : written;
  });
}

/** Those of a server's hosts that objects of a namespace may use. */
export function hostsForNamespace(hosts: readonly string[], namespace: string): readonly string[] {
  return hosts.flatMap((written) => {
    const { namespace: asked, host } = splitHost(written);
    return asked === undefined || asked === namespace || asked === '*' ? [host] : [];
  });
}

/** The hosts that both lists mean: of each pair that overlaps the narrower one. */
export function commonHosts(ours: readonly string[], others: readonly string[]): readonly string[] {
  const common = new Set<string>();
  for (const our of ours) {
    for (const other of others) {
      if (isSubsetOfHost(our, other)) common.add(our);
      else if (isSubsetOfHost(other, our)) common.add(other);
    }
  }
  return [...common];
}

export function withoutNamespace(written: string): string {
  return splitHost(written).host;
}

function splitHost(written: string): { readonly namespace?: string; readonly host: string } {
  const slash = written.indexOf('/');
  if (slash < 0) return { host: written };
  return { namespace: written.slice(0, slash), host: written.slice(slash + 1) };
}
