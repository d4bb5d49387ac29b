import { byKey } from '../group.ts';
import { type Visibility, visibility } from '../objects/export-to.ts';
import { byAge } from '../objects/meta.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';
import type { MeshConfig } from '../settings.ts';
import { gatewaysOf } from './gateways-of.ts';
import { mergeDelegates } from './merge-delegates.ts';
import { resolveVirtualService } from './resolve-hosts.ts';

/**
 * The VirtualServices of a mesh by who may see them and the gateways they are bound to.
 *
 * Those it gives out are ready to use: hosts are resolved, delegates are merged into their roots.
 */
export class VirtualServiceIndex {
  readonly #byViewer: ReadonlyMap<string, readonly VirtualServiceObject[]>;

  constructor(objects: readonly VirtualServiceObject[], domain: string, config: MeshConfig) {
    const meshDefault = config.defaultVirtualServiceExportTo;
    const resolved = objects.map((object) => resolveVirtualService(object, domain));
    const all = [...mergeDelegates(resolved, meshDefault)].sort(byAge);
    this.#byViewer = byKey(
      all.flatMap((object) => {
        const seen = visibility(object.exportTo, object.meta.namespace, meshDefault);
        return viewers(seen, object.meta.namespace).flatMap((viewer) =>
          gatewaysOf(object).map((gateway) => [`${viewer} ${gateway}`, object] as const),
        );
      }),
    );
  }

  /**
   * What proxies of a namespace see of those bound to a gateway (`mesh`, or `namespace/name`), the one to be asked
   * first in front: private ones, then those exported to the namespace by name, then public ones; in each list the
   * namespace's own routes of the Gateway API first.
   */
  visibleIn(namespace: string, gateway: string): readonly VirtualServiceObject[] {
    const isConsumerRoute = (object: VirtualServiceObject) =>
      object.fromGatewayApi && object.meta.namespace === namespace;
    return [`own ${namespace}`, `to ${namespace}`, 'public'].flatMap((viewer) => {
      const seen = this.#byViewer.get(`${viewer} ${gateway}`) ?? [];
      return [
        ...seen.filter(isConsumerRoute),
        ...seen.filter((object) => !isConsumerRoute(object)),
      ];
    });
  }
}

function viewers(seen: Visibility, namespace: string): readonly string[] {
  switch (seen.kind) {
    case 'public':
      return ['public'];
    case 'nobody':
      return [];
    case 'namespaces':
      return [
        ...(seen.own ? [`own ${namespace}`] : []),
        ...seen.others.map((other) => `to ${other}`),
      ];
  }
}
