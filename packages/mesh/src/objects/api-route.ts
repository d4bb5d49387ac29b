import { readGrpcRule } from './api-grpc-rule.ts';
import { readBackend, readHttpRule } from './api-http-rule.ts';
import type { ApiRule } from './api-rule.ts';
import type { Fields } from './fields.ts';
import { EMPTY_HTTP_ROUTE } from './http-route.ts';
import { type ObjectMeta, readMeta } from './meta.ts';
import { GATEWAY_GROUP, type ObjectReference, readReference } from './object-reference.ts';

/** What a route of the Gateway API asks to be attached to. */
export interface ParentReference extends ObjectReference {
  readonly section: string | undefined;
  readonly port: number | undefined;
}

const API_ROUTE_KINDS = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'] as const;

export type ApiRouteKind = (typeof API_ROUTE_KINDS)[number];

/** A route of the Gateway API. */
export interface ApiRouteObject<K extends ApiRouteKind = ApiRouteKind> {
  readonly kind: K;
  readonly meta: ObjectMeta;
  readonly parents: readonly ParentReference[];
  readonly hostnames: readonly string[];
  readonly rules: readonly ApiRule[];
}

type RuleReader = (rule: Fields, name: string) => ApiRule;

const RULE_READERS: Readonly<Record<ApiRouteKind, RuleReader>> = {
  HTTPRoute: readHttpRule,
  GRPCRoute: readGrpcRule,
  TCPRoute: readStreamRule,
  TLSRoute: readStreamRule,
};

export function apiRouteReader<K extends ApiRouteKind>(kind: K) {
  return (object: Fields): ApiRouteObject<K> => {
    const meta = readMeta(object);
    const spec = object.object('spec');
    return {
      kind,
      meta,
      parents: spec.objects('parentRefs').map(readParent),
      hostnames: spec.texts('hostnames'),
      rules: spec
        .objects('rules')
        .map((rule, i) => RULE_READERS[kind](rule, `${meta.namespace}.${meta.name}.${i}`)),
    };
  };
}

function readParent(parent: Fields): ParentReference {
  return {
    ...readReference(parent, `${GATEWAY_GROUP}/Gateway`),
    section: parent.text('sectionName') || undefined,
    port: parent.integer('port'),
  };
}

/** Streams are neither matched nor changed, only sent. */
function readStreamRule(rule: Fields, name: string): ApiRule {
  return {
    matches: [],
    route: { ...EMPTY_HTTP_ROUTE, name },
    backends: rule.objects('backendRefs').map(readBackend),
    mirrors: [],
    problem: undefined,
  };
}
