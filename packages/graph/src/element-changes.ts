import { FOREVER, type Instant, type JsonObject } from '@meshlapse/model';
import type { Key, SetChange } from '@meshlapse/store';
import type { BatchHeads, HeadDraft } from './batch-heads.ts';
import { type EncodedProperties, FACT, type Fact, NO_PROPERTIES, overlay } from './fact-codec.ts';
import type { Identity } from './head-codec.ts';
import { adjacencyOf, labelled, timelineOf, touchesOf } from './layout.ts';
import type { GraphState } from './state.ts';

export type StateDraft = { -readonly [K in keyof GraphState]: GraphState[K] };

/** How an element looks from an instant on. */
export interface NewVersion {
  readonly at: Instant;
  readonly properties: EncodedProperties;
  readonly document?: JsonObject | undefined;
  /** Index groups that it is a member of, besides that of its label. */
  readonly groups: readonly Key[];
}

/**
 * What the changes of elements come to in facts and index groups. Pure but for the drafts it is given: when a change
 * is refused, they are thrown away.
 *
 * Whoever calls has made sure that changes of one element come in the order of time, and that they fit the graph.
 */
export class ElementChanges {
  readonly facts = new Map<number, Fact>();
  readonly documents = new Map<
    number,
    { readonly document: JsonObject; readonly head: HeadDraft }
  >();
  readonly groups = new Map<Key, SetChange[]>();
  readonly #heads: BatchHeads;
  readonly #state: StateDraft;

  constructor(heads: BatchHeads, state: StateDraft) {
    this.#heads = heads;
    this.#state = state;
  }

  /** An element that was never there. Its number is given here, or was given out before. */
  add(identity: Identity, element = this.#state.nextElement++): HeadDraft {
    this.#state[identity.kind === 'vertex' ? 'vertices' : 'edges']++;
    return this.#heads.add(element, identity);
  }

  put(head: HeadDraft, version: NewVersion): void {
    const { element } = head;
    const { at, document, properties } = version;
    const before = this.#recordedBefore(head, at, 'version');
    // A life that begins at the instant at which the last one ended goes on with it.
    const goesOn = head.isOpen || (head.fact > 0 && head.factAt === at);
    this.#clearTouch(head, at);
    head.touched = NO_PROPERTIES;
    const number = this.#newest(head, {
      kind: FACT.put,
      element,
      at,
      recorded: this.#state.transaction,
      before,
      hasDocument: document !== undefined,
      properties,
    });
    this.#state.versions++;
    if (document) this.documents.set(number, { document, head });
    this.#index(head, version);
    if (!goesOn) head.openSince = at;
    if (head.isOpen) return;
    head.isOpen = true;
    this.#member(labelled(head.kind, head.label), element, at, true);
    if (head.kind === 'edge') this.#connect(head, at, true);
  }

  touch(head: HeadDraft, { at, properties }: Pick<NewVersion, 'at' | 'properties'>): void {
    const { element } = head;
    const before = this.#recordedBefore(head, at, 'touch');
    this.#clearTouch(head, at);
    const number = this.#state.nextFact++;
    head.touch = number;
    head.touchAt = at;
    // A copy: heads are cached, and what is written lies in a larger buffer.
    head.touched = new Uint8Array(overlay(head.touched, properties));
    head.at = at;
    this.#change(touchesOf(element), { member: number, payload: FACT.touch, at }, true);
    const recorded = this.#state.transaction;
    this.facts.set(number, {
      kind: FACT.touch,
      element,
      at,
      recorded,
      before,
      properties: head.touched,
    });
    this.#state.touches++;
    this.#heads.changed.add(head);
  }

  end(head: HeadDraft, at: Instant, notBefore?: Instant): void {
    const { element, kind } = head;
    const before = this.#recordedBefore(head, at, 'version');
    this.#clearTouch(head, at);
    head.touched = NO_PROPERTIES;
    const recorded = this.#state.transaction;
    this.#newest(head, { kind: FACT.end, element, at, recorded, before, notBefore });
    this.#member(labelled(kind, head.label), element, at, false);
    for (const group of head.groups) this.#member(group, element, at, false);
    head.groups = [];
    head.isOpen = false;
    if (kind === 'edge') this.#connect(head, at, false);
  }

  /** The newest fact of an element at an instant, without those of this write that the next one makes void. */
  #recordedBefore(head: HeadDraft, at: Instant, next: 'version' | 'touch'): number | undefined {
    const version = head.fact > 0 && head.factAt === at ? head.fact : undefined;
    let number = head.touch > 0 && head.touchAt === at ? head.touch : version;
    while (number !== undefined) {
      const own = this.facts.get(number);
      if (!own || (next === 'touch' && own.kind !== FACT.touch)) return number;
      number = own.before;
    }
    return undefined;
  }

  /** Makes a fact the newest of its element; one of the same instant gives way to it. */
  #newest(head: HeadDraft, fact: Fact): number {
    const group = timelineOf(head.element);
    if (head.fact > 0) {
      const payload = head.isOpen ? FACT.put : FACT.end;
      this.#change(group, { member: head.fact, payload, at: fact.at }, false);
      if (head.factAt === fact.at) this.#forget(head);
    }
    const number = this.#state.nextFact++;
    this.#change(group, { member: number, payload: fact.kind, at: fact.at }, true);
    this.facts.set(number, fact);
    head.fact = number;
    head.factAt = fact.at;
    head.at = fact.at;
    this.#heads.changed.add(head);
    return number;
  }

  /** A version of this batch that held at no instant leaves nothing behind. */
  #forget(head: HeadDraft): void {
    if (head.isOpen) this.#state.versions--;
    this.facts.delete(head.fact);
    this.documents.delete(head.fact);
  }

  #clearTouch(head: HeadDraft, at: Instant): void {
    if (head.touch === 0) return;
    const member = { member: head.touch, payload: FACT.touch, at };
    this.#change(touchesOf(head.element), member, false);
    if (head.touchAt === at) {
      this.#state.touches--;
      this.facts.delete(head.touch);
    }
    head.touch = 0;
  }

  /** Moves an element to the groups of its indexed values. */
  #index(head: HeadDraft, { at, groups }: NewVersion): void {
    for (const group of head.groups) {
      if (!groups.includes(group)) this.#member(group, head.element, at, false);
    }
    for (const group of groups) {
      if (!head.groups.includes(group)) this.#member(group, head.element, at, true);
    }
    head.groups = groups;
  }

  /** Puts an edge into the adjacency of its ends, or ends it there. */
  #connect(edge: HeadDraft, at: Instant, belongs: boolean): void {
    for (const side of ['out', 'in'] as const) {
      const vertex = this.#heads.at(edge[side]);
      const member = { member: edge.element, payload: edge[side === 'out' ? 'in' : 'out'], at };
      this.#change(
        adjacencyOf({ vertex: vertex.element, side, label: edge.label }),
        member,
        belongs,
      );
      const labels = side === 'out' ? 'outLabels' : 'inLabels';
      if (!vertex[labels].includes(edge.label)) vertex[labels] = [...vertex[labels], edge.label];
      vertex.openEdges += belongs ? 1 : -1;
      if (!belongs) vertex.edgesUntil = Math.max(vertex.edgesUntil, at);
      this.#heads.changed.add(vertex);
    }
  }

  #member(group: Key, element: number, at: Instant, belongs: boolean): void {
    this.#change(group, { member: element, payload: 0, at }, belongs);
  }

  #change(
    group: Key,
    { member, payload, at }: { member: number; payload: number; at: Instant },
    belongs: boolean,
  ): void {
    const changes = this.groups.get(group) ?? [];
    if (changes.length === 0) this.groups.set(group, changes);
    changes.push({ member, payload, during: { from: at, to: FOREVER }, belongs });
  }
}
