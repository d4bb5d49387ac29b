import type { Labels, Selector } from '@meshlapse/mesh';
import type { JsonObject } from '@meshlapse/model';
import type { RuleName } from './rules.ts';

type Scalar = string | number | boolean;

/** `undefined` is left out. */
export type Properties = Readonly<Record<string, Scalar | undefined>>;

/**
 * A vertex that is no object of the API server. It lives while something justifies it; of several justifications
 * the one with the first `order` says how it looks.
 */
export interface SyntheticVertex {
  readonly id: string;
  readonly label: string;
  readonly properties: Properties;
  readonly document?: JsonObject;
  readonly order?: string;
}

/** One vertex or none: the object itself, an object by uid or natural key, a vertex that this reference makes. */
export type Single =
  | { readonly by: 'self' }
  | { readonly by: 'cluster' }
  | { readonly by: 'uid'; readonly uid: string; readonly unseen?: Unseen }
  | {
      readonly by: 'key';
      readonly label: string;
      /** `undefined` for kinds that are in no namespace. */
      readonly namespace: string | undefined;
      readonly name: string;
    }
  | { readonly by: 'vertex'; readonly vertex: SyntheticVertex };

/** What stands for an object that is not known while its kind is not observed: then it may well be there. */
export interface Unseen {
  readonly label: string;
  readonly vertex: SyntheticVertex;
}

/** Where selected objects are: one namespace, all, or those whose own labels are selected. */
export type Scope =
  | { readonly in: 'namespace'; readonly namespace: string }
  | { readonly in: 'all' }
  | { readonly in: 'namespaces'; readonly selector: Selector };

export type Many =
  | {
      readonly by: 'selector';
      readonly label: SelectableLabel;
      readonly scope: Scope;
      readonly selector: Selector;
    }
  /** The Service or ServiceEntry that a host means; all under it when the host is a wildcard. */
  | { readonly by: 'host'; readonly host: string }
  /** A subset that a DestinationRule defines for the host. */
  | { readonly by: 'subset'; readonly host: string; readonly subset: string }
  /** The workloads behind the host that also carry the labels. */
  | { readonly by: 'workloads'; readonly host: string; readonly labels: Labels };

export type Target = Single | Many;

/**
 * How much is known of the objects with a label: the server has no such kind, they were not listed yet, all of them
 * are known, all were known until watching was interrupted.
 */
export type LabelState = 'absent' | 'pending' | 'settled' | 'lost';

/** Kinds whose objects can be selected by their labels. */
export type SelectableLabel = 'Pod' | 'WorkloadEntry' | 'Namespace';

export const SELECTABLE: ReadonlySet<string> = new Set(['Pod', 'WorkloadEntry', 'Namespace']);

/** What an object says about its relations: the edges that it justifies, each by its own rule. */
export interface Reference {
  /** Unique among the references of one object, and the same from version to version. */
  readonly key: string;
  readonly label: string;
  /** The rule that makes the edge. */
  readonly rule: RuleName;
  /** Where edges begin; the object itself unless given. */
  readonly from?: Single;
  readonly to: Target;
  readonly properties?: Properties;
  /** What to do when nothing is found: say so in the graph. Without it nothing is said. */
  readonly unresolved?: 'missing' | 'optional';
}

/** A name under which others find a vertex. */
export interface Provision {
  readonly topic: string;
  /** The object itself unless given. */
  readonly vertex?: string;
  /** Of several providers the first is meant. */
  readonly order: string;
  readonly workloads?: WorkloadSelection;
}

/** How the workloads behind a host are found. */
export interface WorkloadSelection {
  readonly labels: readonly SelectableLabel[];
  readonly namespace: string;
  readonly selector: Selector;
}

/** All that linking knows of an object: a pure function of its document. */
export interface Facts {
  readonly id: string;
  readonly label: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly labels: Labels;
  readonly provides: readonly Provision[];
  readonly references: readonly Reference[];
}

export function uidTopic(uid: string): string {
  return `uid:${uid}`;
}

export function keyTopic(label: string, namespace: string | undefined, name: string): string {
  return `key:${label}/${namespace ?? ''}/${name}`;
}

/** Provided by what answers to a host; hosts may be wildcards. */
export function hostTopic(host: string): string {
  return `host:${host}`;
}

/** Provided by what answers to a host under the wildcard. */
export function underTopic(wildcard: string): string {
  return `under:${wildcard}`;
}

/** Provided by every DestinationRule for the host. */
export function ruleTopic(host: string): string {
  return `rule:${host}`;
}

export function subsetTopic(host: string, subset: string): string {
  return `subset:${host}/${subset}`;
}

/** Changes with how much is known of a label's objects. */
export function settledTopic(label: string): string {
  return `settled:${label}`;
}
