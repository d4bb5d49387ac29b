import type { Labels } from '../selectors.ts';
import type { Fields } from './fields.ts';
import { readStringMatch, type StringMatch } from './string-match.ts';

export interface HttpRedirect {
  readonly uri: string | undefined;
  readonly authority: string | undefined;
  readonly scheme: string | undefined;
  /** `request` is the port that the request came to; absent: the scheme's. */
  readonly port: number | 'request' | undefined;
  readonly code: number;
}

export interface HttpRewrite {
  readonly uri: string | undefined;
  readonly regex: { readonly match: string; readonly rewrite: string } | undefined;
  readonly authority: string | undefined;
}

export interface HttpRetries {
  /** 0: none. */
  readonly attempts: number;
  readonly perTryTimeoutMs: number | undefined;
  /** Conditions and status codes, separated by commas. */
  readonly retryOn: string | undefined;
  readonly remoteLocalities: boolean;
  readonly ignorePreviousHosts: boolean | undefined;
}

export interface Fault {
  readonly delay: { readonly fixedMs: number; readonly percentage: number } | undefined;
  readonly abort:
    | {
        readonly http: number | undefined;
        readonly grpc: number | undefined;
        readonly percentage: number;
      }
    | undefined;
}

export interface HttpCors {
  readonly allowOrigins: readonly StringMatch[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeMs: number | undefined;
  readonly allowCredentials: boolean | undefined;
  readonly ignoreUnmatchedPreflights: boolean;
}

export interface HeaderChanges {
  readonly set: Labels;
  readonly add: Labels;
  readonly remove: readonly string[];
}

export interface HeaderRules {
  readonly request: HeaderChanges;
  readonly response: HeaderChanges;
}

export function readRedirect(redirect: Fields): HttpRedirect {
  return {
    uri: redirect.text('uri') || undefined,
    authority: redirect.text('authority') || undefined,
    scheme: redirect.text('scheme') || undefined,
    port:
      redirect.integer('port') ??
      (redirect.text('derivePort') === 'FROM_REQUEST_PORT' ? 'request' : undefined),
    code: redirect.integer('redirectCode') || 301,
  };
}

export function readDirectResponse(direct: Fields): {
  readonly status: number;
  readonly body: string | undefined;
} {
  const body = direct.object('body');
  return {
    status: direct.integer('status') ?? 0,
    body: body.text('string') ?? decoded(body.text('bytes')),
  };
}

/** Bytes are written in base64. */
function decoded(bytes: string | undefined): string | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes, 'base64').toString('utf8');
}

export function readRewrite(rewrite: Fields): HttpRewrite {
  const regex = rewrite.optional('uriRegexRewrite');
  return {
    uri: rewrite.text('uri') || undefined,
    regex: regex && { match: regex.text('match') ?? '', rewrite: regex.text('rewrite') ?? '' },
    authority: rewrite.text('authority') || undefined,
  };
}

export function readRetries(retries: Fields): HttpRetries {
  return {
    attempts: retries.integer('attempts') ?? 0,
    perTryTimeoutMs: retries.durationMs('perTryTimeout'),
    retryOn: retries.text('retryOn') || undefined,
    remoteLocalities: retries.flag('retryRemoteLocalities') ?? false,
    ignorePreviousHosts: retries.flag('retryIgnorePreviousHosts'),
  };
}

export function readFault(fault: Fields): Fault {
  const delay = fault.object('delay');
  const fixedMs = delay.durationMs('fixedDelay');
  const abort = fault.object('abort');
  const http = abort.integer('httpStatus');
  const grpc = grpcStatus(abort.text('grpcStatus'));
  return {
    delay:
      fixedMs === undefined
        ? undefined
        : { fixedMs, percentage: readPercentage(delay) ?? delay.integer('percent') ?? 0 },
    abort:
      http === undefined && grpc === undefined
        ? undefined
        : { http, grpc, percentage: readPercentage(abort) ?? 0 },
  };
}

function readPercentage(owner: Fields): number | undefined {
  const percentage = owner.optional('percentage');
  return percentage && (percentage.number('value') ?? 0);
}

/** In the order of gRPC's codes, from 0 on. */
const GRPC_STATUSES = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];

/** A name that gRPC does not know counts as 0. */
function grpcStatus(name: string | undefined): number | undefined {
  return name === undefined ? undefined : Math.max(0, GRPC_STATUSES.indexOf(name));
}

export function readCors(cors: Fields): HttpCors {
  const origins = cors.objects('allowOrigins').flatMap((item) => readStringMatch(item) ?? []);
  const exact = cors.texts('allowOrigin').map((value) => ({ kind: 'exact', value }) as const);
  return {
    allowOrigins: cors.objects('allowOrigins').length > 0 ? origins : exact,
    allowMethods: cors.texts('allowMethods'),
    allowHeaders: cors.texts('allowHeaders'),
    exposeHeaders: cors.texts('exposeHeaders'),
    maxAgeMs: cors.durationMs('maxAge'),
    allowCredentials: cors.flag('allowCredentials'),
    ignoreUnmatchedPreflights: cors.text('unmatchedPreflights') === 'IGNORE',
  };
}

/** The `headers` of a route or a destination. */
export function readHeaderRules(owner: Fields): HeaderRules | undefined {
  const headers = owner.optional('headers');
  return (
    headers && {
      request: readHeaderChanges(headers.object('request')),
      response: readHeaderChanges(headers.object('response')),
    }
  );
}

function readHeaderChanges(changes: Fields): HeaderChanges {
  return {
    set: changes.labels('set'),
    add: changes.labels('add'),
    remove: changes.texts('remove'),
  };
}
