import type { Labels } from '../selectors.ts';
import type { Fields } from './fields.ts';

/** What every object of a cluster has. */
export interface ObjectMeta {
  readonly name: string;
  /** Empty for objects of the whole cluster. */
  readonly namespace: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  /** Milliseconds since 1970; an object without a time counts as older than any other. */
  readonly creationTime: number;
}

/** The time of what has none, and is older than anything. */
export const BEFORE_ALL = Number.MIN_SAFE_INTEGER;

export function readMeta(object: Fields): ObjectMeta {
  const meta = object.object('metadata');
  const created = Date.parse(meta.text('creationTimestamp') ?? '');
  return {
    name: meta.text('name') ?? '',
    namespace: meta.text('namespace') ?? '',
    labels: meta.labels('labels'),
    annotations: meta.labels('annotations'),
    creationTime: Number.isNaN(created) ? BEFORE_ALL : created,
  };
}

/** How outputs name an object: `virtual-service/default/reviews`. */
export function objectName(kind: string, meta: ObjectMeta): string {
  const kebab = kind.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  return `${kebab}/${meta.namespace}/${meta.name}`;
}

/** Orders objects as Istio does before it lets the first win: oldest first, then by name, then by namespace. */
export function byAge(a: { readonly meta: ObjectMeta }, b: { readonly meta: ObjectMeta }): number {
  return (
    a.meta.creationTime - b.meta.creationTime ||
    compareText(a.meta.name, b.meta.name) ||
    compareText(a.meta.namespace, b.meta.namespace)
  );
}

/** By code units, as Go compares strings; never by the locale of this machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
