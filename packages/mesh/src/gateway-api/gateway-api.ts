import type { DestinationRuleObject } from '../objects/destination-rule.ts';
import type { GatewayObject } from '../objects/gateway.ts';
import type { ObjectSet } from '../objects/object-set.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';
import type { MeshSettings } from '../settings.ts';
import { policyRules } from './backend-policies.ts';
import { Backends } from './backends.ts';
import { gatewayListeners } from './gateway-listeners.ts';
import { Grants } from './grants.ts';
import { httpVirtualServices } from './http-conversion.ts';
import { Parents } from './parents.ts';
import { streamVirtualServices } from './stream-conversion.ts';

/** What Istio makes of the Gateway API's objects: its own, which it then treats as if somebody had written them. */
export interface GatewayApi {
  readonly gateways: readonly GatewayObject[];
  readonly virtualServices: readonly VirtualServiceObject[];
  readonly destinationRules: readonly DestinationRuleObject[];
}

export function convertGatewayApi(objects: ObjectSet, settings: MeshSettings): GatewayApi {
  const grants = new Grants(objects.of('ReferenceGrant'));
  const listeners = gatewayListeners(objects, settings, grants);
  const parents = new Parents(objects, listeners, settings.domain);
  const backends = new Backends(objects, grants, settings.domain);
  const streams = settings.alphaGatewayApi
    ? [...objects.of('TCPRoute'), ...objects.of('TLSRoute')]
    : [];
  return {
    gateways: listeners.filter(({ isValid }) => isValid).map(({ gateway }) => gateway),
    virtualServices: firstOfName([
      ...streams.flatMap((route) => streamVirtualServices(route, parents, backends)),
      ...httpVirtualServices(objects.of('HTTPRoute'), parents, backends),
      ...httpVirtualServices(objects.of('GRPCRoute'), parents, backends),
    ]),
    destinationRules: policyRules(objects, settings.domain),
  };
}

/** Routes of another kind for the same host make an object of the same name, which is not used. */
function firstOfName(all: readonly VirtualServiceObject[]): readonly VirtualServiceObject[] {
  const byName = new Map<string, VirtualServiceObject>();
  for (const object of all) {
    if (!byName.has(object.by)) byName.set(object.by, object);
  }
  return [...byName.values()];
}
