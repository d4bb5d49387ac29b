import type { Labels } from '@meshlapse/mesh';
import { shortHash } from '../objects/canonical.ts';
import { type DerivedEdge, Difference, type LinkChanges } from './difference.ts';
import { EdgeSet } from './edge-set.ts';
import {
  type Facts,
  keyTopic,
  type LabelState,
  type Properties,
  type Provision,
  type Reference,
  SELECTABLE,
  type SyntheticVertex,
  settledTopic,
  uidTopic,
} from './facts.ts';
import { missingVertex, type Resolution, Resolver } from './resolver.ts';
import { same } from './same.ts';
import { type Selectable, type Selection, Selections } from './selections.ts';
import { Topics } from './topics.ts';

/** A reference at work: what it looked up and the edges it makes now. */
interface Link {
  readonly owner: LinkedObject;
  reference: Reference;
  /** The vertex that its edges leave, when it is known. */
  out: string | undefined;
  topics: readonly string[];
  selections: readonly Selection<Link>[];
  readonly edges: EdgeSet;
  justified: readonly string[];
  isGone: boolean;
}

/** What is remembered of an object's facts; its references are remembered as links. */
type OwnFacts = Omit<Facts, 'references'>;

interface LinkedObject {
  facts: OwnFacts;
  /** As it was filed among the selections. */
  selectable: Selectable | undefined;
  readonly links: Map<string, Link>;
}

/**
 * Derives edges and synthetic vertices from the facts of a cluster's objects.
 *
 * What it derives is a pure function of the objects it holds and of which labels are settled; the order in which they
 * came does not matter. An event costs what it touches: references are looked at again only when something they
 * looked up has changed.
 */
export class Linker {
  readonly #cluster: string;
  readonly #objects = new Map<string, LinkedObject>();
  readonly #topics: Topics<Link>;
  readonly #selections = new Selections<Link>();
  readonly #difference = new Difference();
  readonly #resolver: Resolver<Link>;
  #stale = new Set<Link>();

  constructor(cluster: string) {
    this.#cluster = cluster;
    this.#topics = new Topics((link) => this.#stale.add(link));
    this.#resolver = new Resolver(cluster, this.#topics);
  }

  /** An object came or changed. */
  put(facts: Facts): void {
    const object = this.#objects.get(facts.id);
    if (object) this.#change(object, facts);
    else this.#add(facts);
  }

  /** An object is gone, and what it justified with it. */
  delete(id: string): void {
    const object = this.#objects.get(id);
    if (!object) return;
    this.#objects.delete(id);
    for (const link of object.links.values()) this.#retract(link);
    for (const provision of provisions(object.facts)) {
      this.#topics.withdraw(provision.vertex ?? id, provision.topic);
    }
    this.#unlabel(object);
  }

  /** How much is known of a label's objects. Only what is known to be complete can lack something. */
  settle(label: string, state: LabelState): void {
    if (this.#resolver.settle(label, state)) this.#topics.wake(settledTopic(label));
  }

  /** The object that is meant by a natural key. */
  find(label: string, namespace: string | undefined, name: string): string | undefined {
    return this.#topics.first(keyTopic(label, namespace, name))?.vertex;
  }

  /** What has changed since the last time. */
  takeChanges(): LinkChanges {
    const stale = this.#stale;
    this.#stale = new Set();
    for (const link of stale) if (!link.isGone) this.#relink(link);
    return this.#difference.take();
  }

  #add(facts: Facts): void {
    const object: LinkedObject = {
      facts: ownFacts(facts),
      selectable: undefined,
      links: new Map(),
    };
    this.#objects.set(facts.id, object);
    for (const provision of provisions(facts)) {
      this.#topics.provide(provision.vertex ?? facts.id, provision);
    }
    this.#joinSelections(object);
    for (const reference of facts.references) this.#refer(object, reference);
  }

  #change(object: LinkedObject, facts: Facts): void {
    const before = object.facts;
    object.facts = ownFacts(facts, before);
    this.#changeProvisions(before, object.facts);
    if (before.labels !== object.facts.labels) {
      this.#unlabel(object);
      this.#joinSelections(object);
    }
    const gone = new Map(object.links);
    for (const reference of facts.references) {
      const link = gone.get(reference.key);
      gone.delete(reference.key);
      if (!link) this.#refer(object, reference);
      else if (!same(link.reference, reference)) {
        link.reference = reference;
        this.#stale.add(link);
      }
    }
    for (const [key, link] of gone) {
      object.links.delete(key);
      this.#retract(link);
    }
  }

  #changeProvisions(before: OwnFacts, after: OwnFacts): void {
    if (before.provides === after.provides) return;
    const kept = new Set(after.provides.map(provisionKey));
    for (const provision of before.provides) {
      if (kept.has(provisionKey(provision))) continue;
      this.#topics.withdraw(provision.vertex ?? before.id, provision.topic);
    }
    for (const provision of after.provides) {
      this.#topics.provide(provision.vertex ?? after.id, provision);
    }
  }

  #refer(object: LinkedObject, reference: Reference): void {
    const link: Link = {
      owner: object,
      reference,
      out: undefined,
      topics: NONE,
      selections: NO_SELECTIONS,
      edges: new EdgeSet(),
      justified: NONE,
      isGone: false,
    };
    object.links.set(reference.key, link);
    this.#stale.add(link);
  }

  #joinSelections(object: LinkedObject): void {
    const { id, label, namespace, name, labels } = object.facts;
    if (!SELECTABLE.has(label)) return;
    object.selectable = { id, label, namespace, name, labels };
    for (const { holder } of this.#selections.addObject(object.selectable))
      this.#select(holder, id);
    if (label === 'Namespace') this.#labelNamespace(name, labels);
  }

  #unlabel({ selectable }: LinkedObject): void {
    if (!selectable) return;
    const selecting = this.#selections.selecting(selectable);
    for (const { holder } of selecting) this.#deselect(holder, selectable.id);
    this.#selections.removeObject(selectable);
    if (selectable.label === 'Namespace') this.#labelNamespace(selectable.name, undefined);
  }

  #labelNamespace(name: string, labels: Labels | undefined): void {
    for (const link of this.#selections.labelNamespace(name, labels)) this.#stale.add(link);
  }

  /** A selected object came: one edge more, without looking at the others. */
  #select(link: Link, id: string): void {
    if (link.isGone || this.#stale.has(link) || link.out === undefined) return;
    this.#addEdge(link, this.#edge(link, link.reference.label, [link.out, id]));
  }

  #deselect(link: Link, id: string): void {
    if (link.out === undefined) return;
    const edge = link.edges.get(this.#edge(link, link.reference.label, [link.out, id]).id);
    if (edge) this.#removeEdge(link, edge);
  }

  #relink(link: Link): void {
    this.#release(link);
    const self = link.owner.facts.id;
    const resolution = this.#resolver.resolve(link.reference, self, link);
    link.topics = resolution.topics;
    link.out = resolution.out;
    link.selections = resolution.selections;
    for (const selection of link.selections) this.#selections.add(selection);
    this.#justify(link, resolution);
    this.#replaceEdges(link, this.#edgesOf(link, resolution));
  }

  #edgesOf(link: Link, { out, targets, missing }: Resolution<Link>): readonly DerivedEdge[] {
    if (out === undefined) return [];
    const { reference } = link;
    if (missing) {
      const vertex = missingVertex(this.#cluster, missing);
      const optional = reference.unresolved === 'optional' ? true : undefined;
      const extra = { relation: reference.label, reason: missing.reason, optional };
      return [this.#edge(link, 'unresolved', [out, vertex.id], extra)];
    }
    const selected = link.selections.flatMap((selection) => this.#selections.selected(selection));
    const ids = [...targets, ...selected.map(({ id }) => id)];
    return ids.map((id) => this.#edge(link, reference.label, [out, id]));
  }

  #justify(link: Link, resolution: Resolution<Link>): void {
    const { missing } = resolution;
    const { unresolved } = link.reference;
    const missed = missing ? [missingVertex(this.#cluster, missing, unresolved)] : [];
    const made: readonly SyntheticVertex[] = [...resolution.made, ...missed];
    const ids = made.length > 0 ? made.map(({ id }) => id) : NONE;
    for (const id of link.justified) if (!ids.includes(id)) this.#difference.unjustify(id, link);
    for (const vertex of made) this.#difference.justify(vertex, link);
    link.justified = ids;
  }

  #replaceEdges(link: Link, edges: readonly DerivedEdge[]): void {
    const kept = new Set(edges.map(({ id }) => id));
    for (const edge of link.edges.values()) if (!kept.has(edge.id)) this.#removeEdge(link, edge);
    for (const edge of edges) this.#addEdge(link, edge);
  }

  #addEdge(link: Link, edge: DerivedEdge): void {
    const before = link.edges.get(edge.id);
    if (before && same(before, edge)) return;
    if (before) this.#difference.removeEdge(before);
    link.edges.set(edge);
    this.#difference.addEdge(edge);
  }

  #removeEdge(link: Link, edge: DerivedEdge): void {
    link.edges.delete(edge.id);
    this.#difference.removeEdge(edge);
  }

  #release(link: Link): void {
    for (const topic of link.topics) this.#topics.unsubscribe(topic, link);
    for (const selection of link.selections) this.#selections.remove(selection);
    link.topics = NONE;
    link.selections = NO_SELECTIONS;
  }

  #retract(link: Link): void {
    link.isGone = true;
    this.#release(link);
    for (const edge of link.edges.values()) this.#difference.removeEdge(edge);
    for (const id of link.justified) this.#difference.unjustify(id, link);
  }

  #edge(
    link: Link,
    label: string,
    [out, into]: readonly [string, string],
    extra?: Properties,
  ): DerivedEdge {
    const { rule, key, properties = {} } = link.reference;
    const { id: owner } = link.owner.facts;
    const discriminator = out === owner || into === owner ? key : `${owner} ${key}`;
    const id = shortHash([rule, label, out, into, discriminator].join('\n'));
    return {
      id,
      label,
      out,
      in: into,
      rule,
      properties: extra ? { ...properties, ...extra } : properties,
    };
  }
}

/** What stayed the same is kept as it was, so that there is one of it in memory. */
function ownFacts({ references: _, ...facts }: Facts, before?: OwnFacts): OwnFacts {
  if (!before) return facts;
  const labels = same(before.labels, facts.labels) ? before.labels : facts.labels;
  const provides = same(before.provides, facts.provides) ? before.provides : facts.provides;
  return { ...facts, labels, provides };
}

const NONE: readonly string[] = [];
const NO_SELECTIONS: readonly Selection<Link>[] = [];

const OWN_ORDER = '';

/** What the object itself provides, and its uid. */
function provisions(facts: OwnFacts): readonly Provision[] {
  return [{ topic: uidTopic(facts.id), order: OWN_ORDER }, ...facts.provides];
}

function provisionKey({ topic, vertex }: Provision): string {
  return `${vertex ?? ''} ${topic}`;
}
