import type { Labels } from '../selectors.ts';
import type { Fields } from './fields.ts';
import {
  type Fault,
  type HeaderRules,
  type HttpCors,
  type HttpRedirect,
  type HttpRetries,
  type HttpRewrite,
  readCors,
  readDirectResponse,
  readFault,
  readHeaderRules,
  readRedirect,
  readRetries,
  readRewrite,
} from './http-route-actions.ts';
import { readStringMatch, type StringMatch } from './string-match.ts';

/** Where traffic of a route goes. `host` as it is written until the index resolves it. */
export interface Destination {
  readonly host: string;
  readonly subset: string | undefined;
  readonly port: number | undefined;
}

export interface WeightedDestination extends Destination {
  readonly weight: number | undefined;
}

export interface HttpDestination extends WeightedDestination {
  readonly headers: HeaderRules | undefined;
}

/** Where copies of requests go. */
export interface Mirror extends Destination {
  /** Absent: all. */
  readonly percentage: number | undefined;
}

/** Which proxies a route is for, whatever the request. */
export interface SourceMatch {
  readonly port: number | undefined;
  /** `mesh` or `namespace/name`, once the index resolved them. */
  readonly gateways: readonly string[];
  readonly sourceLabels: Labels;
  readonly sourceNamespace: string | undefined;
}

/** By name; `undefined` asks that it is there. */
export type NamedMatches = ReadonlyMap<string, StringMatch | undefined>;

/** One alternative of a route's `match`. */
export interface HttpMatch extends SourceMatch {
  readonly name: string | undefined;
  readonly uri: StringMatch | undefined;
  readonly ignoreUriCase: boolean;
  readonly scheme: OptionalMatch;
  readonly method: OptionalMatch;
  readonly authority: OptionalMatch;
  readonly headers: NamedMatches;
  readonly withoutHeaders: NamedMatches;
  readonly queryParams: NamedMatches;
}

/** `any` is written but says nothing: it asks that there is a value. */
export type OptionalMatch = StringMatch | 'any' | undefined;

interface Delegate {
  readonly name: string;
  readonly namespace: string | undefined;
}

export interface HttpRoute {
  readonly name: string | undefined;
  readonly match: readonly HttpMatch[];
  readonly route: readonly HttpDestination[];
  readonly redirect: HttpRedirect | undefined;
  readonly directResponse:
    | { readonly status: number; readonly body: string | undefined }
    | undefined;
  readonly delegate: Delegate | undefined;
  readonly rewrite: HttpRewrite | undefined;
  readonly timeoutMs: number | undefined;
  readonly retries: HttpRetries | undefined;
  readonly fault: Fault | undefined;
  /** Its percentage is `mirrorPercentage`: a delegate may take the one from its root and not the other. */
  readonly mirror: Destination | undefined;
  readonly mirrorPercentage: number | undefined;
  readonly mirrors: readonly Mirror[];
  readonly cors: HttpCors | undefined;
  readonly headers: HeaderRules | undefined;
}

/** A route that does nothing yet: for those that make routes of other objects. */
export const EMPTY_HTTP_ROUTE: HttpRoute = {
  name: undefined,
  match: [],
  route: [],
  redirect: undefined,
  directResponse: undefined,
  delegate: undefined,
  rewrite: undefined,
  timeoutMs: undefined,
  retries: undefined,
  fault: undefined,
  mirror: undefined,
  mirrorPercentage: undefined,
  mirrors: [],
  cors: undefined,
  headers: undefined,
};

/** A match that every request of every proxy passes. */
export const EMPTY_HTTP_MATCH: HttpMatch = {
  name: undefined,
  uri: undefined,
  ignoreUriCase: false,
  scheme: undefined,
  method: undefined,
  authority: undefined,
  headers: new Map(),
  withoutHeaders: new Map(),
  queryParams: new Map(),
  port: undefined,
  gateways: [],
  sourceLabels: {},
  sourceNamespace: undefined,
};

export function readHttpRoute(route: Fields): HttpRoute {
  const delegate = route.optional('delegate');
  const mirror = route.optional('mirror');
  const rewrite = route.optional('rewrite');
  const retries = route.optional('retries');
  const fault = route.optional('fault');
  const cors = route.optional('corsPolicy');
  const redirect = route.optional('redirect');
  const direct = route.optional('directResponse');
  return {
    name: route.text('name') || undefined,
    match: route.objects('match').map(readHttpMatch),
    route: route.objects('route').map(readHttpDestination),
    redirect: redirect && readRedirect(redirect),
    directResponse: direct && readDirectResponse(direct),
    delegate: delegate && {
      name: delegate.text('name') ?? '',
      namespace: delegate.text('namespace') || undefined,
    },
    rewrite: rewrite && readRewrite(rewrite),
    timeoutMs: route.durationMs('timeout'),
    retries: retries && readRetries(retries),
    fault: fault && readFault(fault),
    mirror: mirror && readDestination(mirror),
    mirrorPercentage:
      route.optional('mirrorPercentage')?.number('value') ??
      (route.has('mirrorPercentage') ? 0 : undefined) ??
      route.integer('mirrorPercent') ??
      route.integer('mirror_percent'),
    mirrors: route.objects('mirrors').map(readMirror),
    cors: cors && readCors(cors),
    headers: readHeaderRules(route),
  };
}

function readMirror(mirror: Fields): Mirror {
  const percentage = mirror.optional('percentage');
  return {
    ...readDestination(mirror.object('destination')),
    percentage: percentage && (percentage.number('value') ?? 0),
  };
}

function readHttpMatch(match: Fields): HttpMatch {
  return {
    ...readSourceMatch(match),
    name: match.text('name') || undefined,
    uri: readStringMatch(match.optional('uri')),
    ignoreUriCase: match.flag('ignoreUriCase') ?? false,
    scheme: readOptionalMatch(match, 'scheme'),
    method: readOptionalMatch(match, 'method'),
    authority: readOptionalMatch(match, 'authority'),
    headers: readNamedMatches(match, 'headers'),
    withoutHeaders: readNamedMatches(match, 'withoutHeaders'),
    queryParams: readNamedMatches(match, 'queryParams'),
  };
}

function readOptionalMatch(match: Fields, key: string): OptionalMatch {
  const written = match.optional(key);
  return written && (readStringMatch(written) ?? 'any');
}

function readNamedMatches(match: Fields, key: string): NamedMatches {
  const named = match.object(key);
  return new Map(named.keys.map((name) => [name, readStringMatch(named.optional(name))]));
}

export function readSourceMatch(match: Fields): SourceMatch {
  return {
    port: match.integer('port') || undefined,
    gateways: match.texts('gateways'),
    sourceLabels: match.labels('sourceLabels'),
    sourceNamespace: match.text('sourceNamespace') || undefined,
  };
}

function readHttpDestination(item: Fields): HttpDestination {
  return { ...readWeighted(item), headers: readHeaderRules(item) };
}

export function readWeighted(item: Fields): WeightedDestination {
  return { ...readDestination(item.object('destination')), weight: item.integer('weight') };
}

export function readDestination(destination: Fields): Destination {
  const port = destination.optional('port');
  return {
    host: destination.text('host') ?? '',
    subset: destination.text('subset') || undefined,
    port: port && (port.integer('number') ?? 0),
  };
}

/** All that a route sends requests to, copies included. */
export function httpDestinations(route: HttpRoute): readonly Destination[] {
  return [...route.route, ...(route.mirror ? [route.mirror] : []), ...route.mirrors];
}
