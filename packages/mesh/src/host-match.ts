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

/** Values of hosts, asked for by what is most specific for a name. */
export class HostMap<V> {
  readonly #values = new Map<string, V>();
  /** Of the wildcards, longest first: there are few, so that a name need not be cut at each letter. */
  #wildcardLengths: readonly number[] = [];

  constructor(entries: Iterable<readonly [string, V]> = []) {
    for (const [host, value] of entries) this.set(host, value);
  }

  get(host: string): V | undefined {
    return this.#values.get(host);
  }

  set(host: string, value: V): void {
    this.#values.set(host, value);
    if (!standsForMany(host) || this.#wildcardLengths.includes(host.length)) return;
    this.#wildcardLengths = [...this.#wildcardLengths, host.length].sort((a, b) => b - a);
  }

  /** The value of the host itself, else of the longest wildcard that it is under. */
  mostSpecific(host: string): V | undefined {
    const exact = this.#values.get(host);
    if (exact !== undefined) return exact;
    const name = standsForMany(host) ? host.slice(1) : host;
    for (const length of this.#wildcardLengths) {
      if (length - 1 > name.length) continue;
      const value = this.#values.get(`*${name.slice(name.length - length + 1)}`);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}
