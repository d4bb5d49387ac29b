import { type ExportTo, readExportTo } from './export-to.ts';
import type { Fields } from './fields.ts';
import {
  type HttpRoute,
  readHttpRoute,
  readSourceMatch,
  readWeighted,
  type SourceMatch,
  type WeightedDestination,
} from './http-route.ts';
import { type ObjectMeta, objectName, readMeta } from './meta.ts';

/** A route of a `tcp` or `tls` section. */
export interface StreamRoute {
  readonly match: readonly StreamMatch[];
  readonly route: readonly WeightedDestination[];
}

export interface StreamMatch extends SourceMatch {
  readonly sniHosts: readonly string[];
  readonly destinationSubnets: readonly string[];
}

export interface VirtualServiceObject {
  readonly kind: 'VirtualService';
  readonly meta: ObjectMeta;
  /** Whom outputs name: `virtual-service/namespace/name`. */
  readonly by: string;
  /** Made from an HTTPRoute and the like: short names are literal, hosts match in one direction, routes merge. */
  readonly fromGatewayApi: boolean;
  readonly hosts: readonly string[];
  readonly gateways: readonly string[];
  readonly exportTo: ExportTo;
  readonly http: readonly HttpRoute[];
  readonly tls: readonly StreamRoute[];
  readonly tcp: readonly StreamRoute[];
}

export function readVirtualService(object: Fields): VirtualServiceObject {
  const meta = readMeta(object);
  const spec = object.object('spec');
  return {
    kind: 'VirtualService',
    meta,
    by: objectName('VirtualService', meta),
    fromGatewayApi: meta.annotations['internal.istio.io/route-semantics'] === 'gateway',
    hosts: spec.texts('hosts'),
    gateways: spec.texts('gateways'),
    exportTo: readExportTo(spec.texts('exportTo')),
    http: spec.objects('http').map(readHttpRoute),
    tls: spec.objects('tls').map(readStreamRoute),
    tcp: spec.objects('tcp').map(readStreamRoute),
  };
}

function readStreamRoute(route: Fields): StreamRoute {
  return {
    match: route.objects('match').map((match) => ({
      ...readSourceMatch(match),
      sniHosts: match.texts('sniHosts'),
      destinationSubnets: match.texts('destinationSubnets'),
    })),
    route: route.objects('route').map(readWeighted),
  };
}
