import type { Resource } from './objects/resource.ts';
import { RESOURCES } from './resources.gen.ts';

const BY_KIND: ReadonlyMap<string, Resource> = new Map(
  RESOURCES.map((resource) => [`${resource.group}/${resource.kind}`, resource]),
);

/** What is known about a kind beyond what all kinds have in common. */
export function resourceOf(group: string, kind: string): Resource | undefined {
  return BY_KIND.get(`${group}/${kind}`);
}
