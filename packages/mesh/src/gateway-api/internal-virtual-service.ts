import { type ObjectMeta, objectName } from '../objects/meta.ts';
import type { VirtualServiceObject } from '../objects/virtual-service.ts';

/** A VirtualService without routes that stands for routes of the Gateway API. */
export function internalVirtualService(
  meta: ObjectMeta,
  gateway: string,
  host: string,
): VirtualServiceObject {
  return {
    kind: 'VirtualService',
    meta,
    by: objectName('VirtualService', meta),
    fromGatewayApi: true,
    hosts: [host],
    gateways: [gateway],
    exportTo: undefined,
    http: [],
    tls: [],
    tcp: [],
  };
}
