import { type BackendReference, type RuleMirror, readBackendReference } from './api-rule.ts';
import type { Fields } from './fields.ts';
import type { HttpRoute } from './http-route.ts';
import type {
  HeaderChanges,
  HeaderRules,
  HttpCors,
  HttpRedirect,
  HttpRewrite,
} from './http-route-actions.ts';
import type { StringMatch } from './string-match.ts';

/** What the filters of a rule make of its requests. */
export interface ReadFilters {
  readonly route: Partial<HttpRoute>;
  readonly mirrors: readonly RuleMirror[];
  readonly problem: string | undefined;
}

/** Later filters of a kind replace earlier ones; mirrors add up. A kind that Istio does not know spoils the rule. */
export function readFilters(owner: Fields): ReadFilters {
  let route: Partial<HttpRoute> = {};
  const mirrors: RuleMirror[] = [];
  let problem: string | undefined;
  for (const filter of owner.objects('filters')) {
    switch (filter.text('type')) {
      case 'RequestHeaderModifier':
      case 'ResponseHeaderModifier':
        break;
      case 'RequestRedirect':
        route = { ...route, redirect: readRedirect(filter.optional('requestRedirect')) };
        break;
      case 'URLRewrite':
        route = { ...route, rewrite: readRewrite(filter.optional('urlRewrite')) };
        break;
      case 'RequestMirror':
        mirrors.push(...readMirror(filter.optional('requestMirror')));
        break;
      case 'CORS':
        route = { ...route, cors: readCors(filter.optional('cors')) };
        break;
      default:
        problem ??= unknownFilter(filter);
    }
  }
  return { route: { ...route, headers: readHeaderFilters(owner) }, mirrors, problem };
}

/** The filters of a backend, which only change headers. */
export function backendProblem(backend: Fields): string | undefined {
  const unknown = backend
    .objects('filters')
    .find((filter) => !/^(Request|Response)HeaderModifier$/.test(filter.text('type') ?? ''));
  return unknown && unknownFilter(unknown);
}

export function readHeaderFilters(owner: Fields): HeaderRules | undefined {
  let request: HeaderChanges | undefined;
  let response: HeaderChanges | undefined;
  for (const filter of owner.objects('filters')) {
    const type = filter.text('type');
    if (type === 'RequestHeaderModifier') {
      request = readHeaderChanges(filter.optional('requestHeaderModifier')) ?? request;
    }
    if (type === 'ResponseHeaderModifier') {
      response = readHeaderChanges(filter.optional('responseHeaderModifier')) ?? response;
    }
  }
  return request || response
    ? { request: request ?? NO_CHANGES, response: response ?? NO_CHANGES }
    : undefined;
}

const NO_CHANGES: HeaderChanges = { set: {}, add: {}, remove: [] };

function unknownFilter(filter: Fields): string {
  filter.note('type', 'is a filter that Istio does not know');
  return `filter ${filter.text('type') ?? ''}`;
}

function readHeaderChanges(changes: Fields | undefined): HeaderChanges | undefined {
  return (
    changes && {
      set: readHeaderList(changes, 'set'),
      add: readHeaderList(changes, 'add'),
      remove: changes.texts('remove'),
    }
  );
}

/** Names do not depend on case; the first of a name counts. */
function readHeaderList(changes: Fields, key: string): Readonly<Record<string, string>> {
  const headers = changes
    .objects(key)
    .map((item) => [(item.text('name') ?? '').toLowerCase(), item.text('value') ?? ''] as const);
  return Object.fromEntries(headers.toReversed());
}

function readRedirect(redirect: Fields | undefined): HttpRedirect | undefined {
  if (!redirect) return undefined;
  const scheme = redirect.text('scheme');
  const path = redirect.object('path');
  const prefix = path.text('replacePrefixMatch');
  return {
    code: redirect.integer('statusCode') || 301,
    authority: redirect.text('hostname') || undefined,
    scheme: scheme || undefined,
    port: redirect.integer('port') ?? (scheme === undefined ? 'request' : undefined),
    uri: isPrefixModifier(path) ? `%PREFIX()%${prefix ?? ''}` : path.text('replaceFullPath'),
  };
}

function readRewrite(rewrite: Fields | undefined): HttpRewrite | undefined {
  if (!rewrite) return undefined;
  const path = rewrite.object('path');
  const full = path.text('type') === 'ReplaceFullPath' ? path.text('replaceFullPath') : undefined;
  const uri = isPrefixModifier(path)
    ? (path.text('replacePrefixMatch') ?? '').replace(/\/$/, '') || '/'
    : undefined;
  const authority = rewrite.text('hostname') || undefined;
  const regex = full === undefined ? undefined : { match: '/.*', rewrite: full };
  return uri || regex || authority ? { uri, regex, authority } : undefined;
}

function isPrefixModifier(path: Fields): boolean {
  return path.text('type') === 'ReplacePrefixMatch';
}

function readMirror(mirror: Fields | undefined): readonly RuleMirror[] {
  const backend = mirror?.optional('backendRef');
  if (!mirror || !backend) return [];
  const to: BackendReference = readBackendReference(backend);
  const fraction = mirror.optional('fraction');
  const percentage = fraction
    ? (100 * (fraction.integer('numerator') ?? 0)) / (fraction.integer('denominator') || 100)
    : mirror.integer('percent');
  return [{ to, percentage }];
}

const ANY_ORIGIN = '^[a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s?#]+$';

function readCors(cors: Fields | undefined): HttpCors | undefined {
  if (!cors) return undefined;
  const maxAgeSeconds = cors.integer('maxAge') ?? 0;
  return {
    allowOrigins: cors.texts('allowOrigins').filter(Boolean).map(readOrigin),
    allowMethods: cors.texts('allowMethods'),
    allowHeaders: cors.texts('allowHeaders'),
    exposeHeaders: cors.texts('exposeHeaders'),
    maxAgeMs: maxAgeSeconds > 0 ? maxAgeSeconds * 1000 : undefined,
    allowCredentials: cors.flag('allowCredentials') || undefined,
    ignoreUnmatchedPreflights: true,
  };
}

function readOrigin(origin: string): StringMatch {
  if (origin === '*') return { kind: 'regex', value: ANY_ORIGIN };
  const star = origin.indexOf('*');
  if (star < 0) return { kind: 'exact', value: origin };
  if (star === origin.length - 1) return { kind: 'prefix', value: origin.slice(0, -1) };
  const quoted = origin.replace(/[\\.+?()|[\]{}^$]/g, '\\$&').replaceAll('*', '.*');
  return { kind: 'regex', value: `^${quoted}$` };
}
