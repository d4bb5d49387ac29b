import type { HeaderChanges, HeaderRules } from '../objects/http-route-actions.ts';
import { compareText } from '../objects/meta.ts';
import type { HeaderOperations } from '../output/route.ts';
import type { Labels } from '../selectors.ts';

export interface RouteHeaders {
  readonly requestHeaders: HeaderOperations | undefined;
  readonly responseHeaders: HeaderOperations | undefined;
  /** A `host` that is set or added rewrites the request's authority. */
  readonly authority: string | undefined;
}

/** What rules do to headers; of several rules, in their order. */
export function routeHeaders(...rules: readonly (HeaderRules | undefined)[]): RouteHeaders {
  const written = rules.filter((rule) => rule !== undefined);
  return {
    requestHeaders: operations(written.map(({ request }) => request)),
    responseHeaders: operations(written.map(({ response }) => response)),
    authority: authorityOf(written[0]?.request),
  };
}

export function authorityOf(changes: HeaderChanges | undefined): string | undefined {
  if (!changes) return undefined;
  const find = (labels: Labels) =>
    Object.keys(labels).find((name) => /^(:authority|host)$/i.test(name));
  const set = find(changes.set);
  const added = find(changes.add);
  return (set && changes.set[set]) || (added && changes.add[added]) || undefined;
}

function operations(changes: readonly HeaderChanges[]): HeaderOperations | undefined {
  const set = changes.flatMap((change) => [
    ...assignments(change.set, 'set'),
    ...assignments(change.add, 'add'),
  ]);
  const remove = changes.flatMap((change) => change.remove.filter((name) => !isInternal(name)));
  if (set.length + remove.length === 0) return undefined;
  return {
    set: set.length > 0 ? set : undefined,
    remove: remove.length > 0 ? remove : undefined,
  };
}

function assignments(labels: Labels, op: 'set' | 'add') {
  return Object.keys(labels)
    .filter((name) => !isInternal(name))
    .sort(compareText)
    .map((name) => ({ name, op, value: labels[name] ?? '' }));
}

/** Headers that a proxy does not let be changed. */
function isInternal(name: string): boolean {
  return name.startsWith(':') || name.toLowerCase() === 'host';
}
