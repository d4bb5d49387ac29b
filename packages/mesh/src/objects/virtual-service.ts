import type { Labels } from '../selectors.ts';
import { type ExportTo, readExportTo } from './export-to.ts';
import type { Fields } from './fields.ts';
import { type ObjectMeta, readMeta } from './meta.ts';

/** Where traffic of a route goes. `host` as it is written until the index resolves it. */
export interface Destination {
  readonly host: string;
  readonly subset: string | undefined;
  readonly port: number | undefined;
}

export interface WeightedDestination extends Destination {
  readonly weight: number | undefined;
}

/** One alternative of a route's `match`. */
export interface HttpMatch {
  readonly port: number | undefined;
  readonly gateways: readonly string[];
  readonly sourceLabels: Labels;
  readonly sourceNamespace: string | undefined;
}

export interface HttpRoute {
  readonly name: string | undefined;
  readonly match: readonly HttpMatch[];
  readonly route: readonly WeightedDestination[];
  readonly mirrors: readonly Destination[];
  readonly delegate: { readonly name: string; readonly namespace: string | undefined } | undefined;
}

/** A route of a `tcp` or `tls` section. */
export interface StreamRoute {
  readonly match: readonly StreamMatch[];
  readonly route: readonly WeightedDestination[];
}

export interface StreamMatch extends HttpMatch {
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
    by: `virtual-service/${meta.namespace}/${meta.name}`,
    fromGatewayApi: false,
    hosts: spec.texts('hosts'),
    gateways: spec.texts('gateways'),
    exportTo: readExportTo(spec.texts('exportTo')),
    http: spec.objects('http').map(readHttpRoute),
    tls: spec.objects('tls').map(readStreamRoute),
    tcp: spec.objects('tcp').map(readStreamRoute),
  };
}

function readHttpRoute(route: Fields): HttpRoute {
  const delegate = route.optional('delegate');
  const mirror = route.optional('mirror');
  return {
    name: route.text('name'),
    match: route.objects('match').map(readHttpMatch),
    route: route.objects('route').map(readWeighted),
    mirrors: [
      ...(mirror ? [readDestination(mirror)] : []),
      ...route.objects('mirrors').map((item) => readDestination(item.object('destination'))),
    ],
    delegate: delegate && {
      name: delegate.text('name') ?? '',
      namespace: delegate.text('namespace') || undefined,
    },
  };
}

function readHttpMatch(match: Fields): HttpMatch {
  return {
    port: match.integer('port') || undefined,
    gateways: match.texts('gateways'),
    sourceLabels: match.labels('sourceLabels'),
    sourceNamespace: match.text('sourceNamespace') || undefined,
  };
}

function readStreamRoute(route: Fields): StreamRoute {
  return {
    match: route.objects('match').map((match) => ({
      ...readHttpMatch(match),
      sniHosts: match.texts('sniHosts'),
      destinationSubnets: match.texts('destinationSubnets'),
    })),
    route: route.objects('route').map(readWeighted),
  };
}

function readWeighted(item: Fields): WeightedDestination {
  return { ...readDestination(item.object('destination')), weight: item.integer('weight') };
}

function readDestination(destination: Fields): Destination {
  return {
    host: destination.text('host') ?? '',
    subset: destination.text('subset') || undefined,
    port: destination.object('port').integer('number') || undefined,
  };
}
