import { byKey } from '../group.ts';
import { compareText } from '../objects/meta.ts';
import type { MeshService } from './mesh-service.ts';

/** Gives services the hosts of the ExternalName services that point to them, be it over other such services. */
export function withAliases(services: readonly MeshService[]): readonly MeshService[] {
  const targets = new Map(
    services.flatMap((service) => {
      const target = targetOf(service);
      return target ? [[service.host, target] as const] : [];
    }),
  );
  if (targets.size === 0) return services;
  const aliases = byKey(
    services.flatMap((service) => {
      const { host, namespace } = service;
      const target = targetOf(service);
      const end = target && endOfChain(target, targets, host);
      return end ? [[end, { host, namespace }] as const] : [];
    }),
  );
  return services.map((service) => {
    const pointing = aliases.get(service.host);
    return pointing ? { ...service, aliases: pointing.toSorted(byNamespaceAndHost) } : service;
  });
}

function targetOf({ resolution, externalName }: MeshService): string | undefined {
  return resolution === 'alias' ? externalName : undefined;
}

/** `undefined` when the chain comes back to where it was: such names resolve to nothing. */
function endOfChain(
  start: string,
  targets: ReadonlyMap<string, string>,
  alias: string,
): string | undefined {
  const seen = new Set([alias]);
  let host = start;
  for (let next = targets.get(host); next !== undefined; next = targets.get(host)) {
    if (seen.has(host)) return undefined;
    seen.add(host);
    host = next;
  }
  return host;
}

function byNamespaceAndHost(
  a: { readonly host: string; readonly namespace: string },
  b: { readonly host: string; readonly namespace: string },
): number {
  return compareText(a.namespace, b.namespace) || compareText(a.host, b.host);
}
