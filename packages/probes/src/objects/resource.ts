import type { Labels } from '@meshlapse/mesh';
import type { Instant, JsonObject } from '@meshlapse/model';
import type { Properties, Provision, Reference } from '../linking/facts.ts';

/** A normalised object with what every rule asks of it. */
export interface ObjectView {
  readonly cluster: string;
  /** `group/version/plural`. */
  readonly resource: string;
  readonly label: string;
  readonly uid: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly labels: Labels;
  readonly created: Instant | undefined;
  readonly document: JsonObject;
  readonly spec: JsonObject;
  readonly status: JsonObject;
}

/**
 * What is known about a kind: which of its fields are properties, what it can be found by, and its outgoing
 * relations. Everything is a pure function of the object.
 *
 * A kind without one is recorded too, with the properties and relations that all objects have.
 */
export interface Resource {
  readonly group: string;
  readonly kind: string;
  readonly promote?: (object: ObjectView) => Properties;
  readonly provide?: (object: ObjectView) => readonly Provision[];
  readonly relate?: (object: ObjectView) => readonly Reference[];
}
