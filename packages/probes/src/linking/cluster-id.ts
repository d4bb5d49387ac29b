/** The vertex of a cluster. */
export function clusterId(cluster: string): string {
  return `cluster:${cluster}`;
}
