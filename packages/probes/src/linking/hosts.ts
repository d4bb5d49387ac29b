import { wildcardsAbove } from '@meshlapse/mesh';
import { hostTopic, type Provision, underTopic, type WorkloadSelection } from './facts.ts';

/** What a vertex provides that answers to hosts: each host, and its place under every wildcard above it. */
export function hostProvisions(
  hosts: readonly string[],
  { order, workloads }: { order: string; workloads: WorkloadSelection | undefined },
): readonly Provision[] {
  const topics = hosts.flatMap((host) => [
    hostTopic(host),
    ...wildcardsAbove(host).map(underTopic),
  ]);
  const shared = workloads ? { order, workloads } : { order };
  return [...new Set(topics)].map((topic) => ({ topic, ...shared }));
}
