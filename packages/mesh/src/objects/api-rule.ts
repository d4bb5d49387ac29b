import type { Fields } from './fields.ts';
import type { HttpMatch, HttpRoute } from './http-route.ts';
import type { HeaderRules } from './http-route-actions.ts';
import { type ObjectReference, readReference, SERVICE_KIND } from './object-reference.ts';

/** A rule of a route of the Gateway API, as an Istio route whose destinations are still to be found. */
export interface ApiRule {
  /** One route for each; without any, one route for everything. */
  readonly matches: readonly HttpMatch[];
  /** All but matches, destinations and mirrors. */
  readonly route: HttpRoute;
  readonly backends: readonly Backend[];
  readonly mirrors: readonly RuleMirror[];
  /** Why Istio refuses the whole object that has this rule. */
  readonly problem: string | undefined;
}

export interface BackendReference extends ObjectReference {
  readonly port: number | undefined;
}

export interface Backend extends BackendReference {
  readonly weight: number;
  readonly headers: HeaderRules | undefined;
}

export interface RuleMirror {
  readonly to: BackendReference;
  /** Absent: all. */
  readonly percentage: number | undefined;
}

export function readBackendReference(backend: Fields): BackendReference {
  return { ...readReference(backend, SERVICE_KIND), port: backend.integer('port') };
}

/** Of how much traffic a backend is; those of weight 0 get none. */
export function readWeight(backend: Fields): number {
  return backend.integer('weight') ?? 1;
}
