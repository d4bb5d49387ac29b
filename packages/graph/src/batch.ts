import {
  type ElementId,
  type EndElement,
  FOREVER,
  type Instant,
  type JsonObject,
  type PutEdge,
  type PutVertex,
  type TouchVertex,
} from '@meshlapse/model';
import type { Key, SetChange } from '@meshlapse/store';
import type { BatchHeads, HeadDraft } from './batch-heads.ts';
import { encodeProperties, FACT, type Fact, NO_PROPERTIES, overlay } from './fact-codec.ts';
import { lateFact, mutationInvalid, writeConflict } from './graph-errors.ts';
import { INDEXED_KEYS, indexGroups } from './indexed-keys.ts';
import { adjacencyOf, labelled, timelineOf, touchesOf } from './layout.ts';
import type { NamesDraft } from './names.ts';
import type { GraphState } from './state.ts';

export type StateDraft = { -readonly [K in keyof GraphState]: GraphState[K] };

export interface BatchContext {
  readonly heads: BatchHeads;
  readonly names: NamesDraft;
  readonly state: StateDraft;
}

/**
 * Works out what the mutations of elements in one batch come to. Pure but for the drafts it is given: when it throws,
 * they are thrown away.
 *
 * What happens at one instant counts in the order given: the last state stays, and versions that held at no instant
 * are none.
 */
export class Batch {
  readonly facts = new Map<number, Fact>();
  readonly documents = new Map<
    number,
    { readonly document: JsonObject; readonly head: HeadDraft }
  >();
  readonly changes = new Map<Key, SetChange[]>();
  readonly #context: BatchContext;

  constructor(context: BatchContext) {
    this.#context = context;
  }

  putVertex(put: PutVertex): void {
    const { heads, names } = this.#context;
    const label = names.numberOf('vertex', put.label);
    const known = heads.find('vertex', put.id);
    const head = known ?? this.#add({ kind: 'vertex', id: put.id, label, out: 0, in: 0 });
    if (known && known.label !== label) throw writeConflict(put, 'the vertex has another label');
    this.#put(head, put, put.document);
    this.#index(head, put);
  }

  putEdge(put: PutEdge): void {
    const { heads, names } = this.#context;
    const label = names.numberOf('edge', put.label);
    const [out, into] = [this.#end(put, put.out), this.#end(put, put.in)];
    const known = heads.find('edge', put.id);
    const ends = { out: out.element, in: into.element };
    const head = known ?? this.#add({ kind: 'edge', id: put.id, label, ...ends });
    if (head.label !== label || head.out !== ends.out || head.in !== ends.in) {
      throw writeConflict(put, 'the edge has another label or other ends');
    }
    const wasOpen = head.isOpen;
    this.#put(head, put, undefined);
    if (!wasOpen) this.#connect(head, put.at, true);
  }

  touchVertex(touch: TouchVertex): void {
    const head = this.#openHead('vertex', touch);
    const { names, state } = this.#context;
    const indexed = INDEXED_KEYS.find((key) => touch.properties.has(key));
    if (indexed) {
      throw mutationInvalid(touch, `'${indexed}' is indexed, and changes with a version only`);
    }
    const own = encodeProperties(touch.properties, (key) => names.numberOf('key', key));
    this.#clearTouch(head, touch.at);
    const number = state.nextFact++;
    head.touch = number;
    head.touchAt = touch.at;
    // A copy: heads are cached, and what is written lies in a larger buffer.
    head.touched = new Uint8Array(overlay(head.touched, own));
    head.at = touch.at;
    this.#change(
      touchesOf(head.element),
      { member: number, payload: FACT.touch, at: touch.at },
      true,
    );
    const { element, at, touched: properties } = head;
    this.facts.set(number, {
      kind: FACT.touch,
      element,
      at,
      recorded: state.transaction,
      properties,
    });
    state.touches++;
    this.#context.heads.changed.add(head);
  }

  end(end: EndElement): void {
    const kind = end.kind === 'endVertex' ? 'vertex' : 'edge';
    const head = this.#openHead(kind, end);
    if (head.openEdges > 0 || head.edgesUntil > end.at) {
      throw writeConflict(end, 'the vertex still has edges then; they end first');
    }
    if (end.notBefore !== undefined && end.notBefore > end.at) {
      throw mutationInvalid(end, 'notBefore is after the end');
    }
    const { element } = head;
    const { at, notBefore } = end;
    const recorded = this.#context.state.transaction;
    this.#clearTouch(head, at);
    head.touched = NO_PROPERTIES;
    this.#newest(head, { kind: FACT.end, element, at, recorded, notBefore });
    this.#member(labelled(kind, head.label), element, at, false);
    for (const group of head.groups) this.#member(group, element, at, false);
    head.groups = [];
    head.isOpen = false;
    if (kind === 'edge') this.#connect(head, at, false);
  }

  #add(identity: {
    readonly kind: 'vertex' | 'edge';
    readonly id: ElementId;
    readonly label: number;
    readonly out: number;
    readonly in: number;
  }): HeadDraft {
    const { heads, state } = this.#context;
    state[identity.kind === 'vertex' ? 'vertices' : 'edges']++;
    return heads.add(state.nextElement++, identity);
  }

  #openHead(kind: 'vertex' | 'edge', mutation: TouchVertex | EndElement): HeadDraft {
    const head = this.#context.heads.find(kind, mutation.id);
    if (!head?.isOpen) throw writeConflict(mutation, `there is no such ${kind} then`);
    if (mutation.at < head.at) throw lateFact(mutation, `the ${kind} already has a later change`);
    return head;
  }

  /** The vertex at an end of an edge: it must be there from the edge's beginning on. */
  #end(put: PutEdge, id: ElementId): HeadDraft {
    const head = this.#context.heads.find('vertex', id);
    if (!head?.isOpen) throw writeConflict(put, 'one of its vertices is not there');
    if (head.openSince > put.at) throw lateFact(put, 'one of its vertices began later');
    return head;
  }

  #put(head: HeadDraft, put: PutVertex | PutEdge, document: JsonObject | undefined): void {
    if (put.at < head.at) throw lateFact(put, 'the element already has a later change');
    const { names, state } = this.#context;
    const { element } = head;
    const { at } = put;
    const replaces =
      head.isOpen && head.factAt === at ? this.#recordedBefore(head.fact) : undefined;
    // A life that begins at the instant at which the last one ended goes on with it.
    const goesOn = head.isOpen || (head.fact > 0 && head.factAt === at);
    this.#clearTouch(head, at);
    head.touched = NO_PROPERTIES;
    const number = this.#newest(head, {
      kind: FACT.put,
      element,
      at,
      recorded: state.transaction,
      hasDocument: document !== undefined,
      replaces,
      properties: encodeProperties(put.properties, (key) => names.numberOf('key', key)),
    });
    state.versions++;
    if (document) this.documents.set(number, { document, head });
    if (!goesOn) head.openSince = at;
    if (head.isOpen) return;
    head.isOpen = true;
    this.#member(labelled(head.kind, head.label), element, at, true);
  }

  /** The version itself, unless it is of this batch: then the one that it replaced. */
  #recordedBefore(number: number): number | undefined {
    const fact = this.facts.get(number);
    if (!fact) return number;
    return fact.kind === FACT.put ? fact.replaces : undefined;
  }

  /** Makes a fact the newest of its element; one of the same instant gives way to it. */
  #newest(head: HeadDraft, fact: Fact): number {
    const { heads, state } = this.#context;
    const group = timelineOf(head.element);
    if (head.fact > 0) {
      const payload = head.isOpen ? FACT.put : FACT.end;
      this.#change(group, { member: head.fact, payload, at: fact.at }, false);
      if (head.factAt === fact.at) this.#forget(head);
    }
    const number = state.nextFact++;
    this.#change(group, { member: number, payload: fact.kind, at: fact.at }, true);
    this.facts.set(number, fact);
    head.fact = number;
    head.factAt = fact.at;
    head.at = fact.at;
    heads.changed.add(head);
    return number;
  }

  /** A version of this batch that held at no instant leaves nothing behind. */
  #forget(head: HeadDraft): void {
    if (head.isOpen) this.#context.state.versions--;
    this.facts.delete(head.fact);
    this.documents.delete(head.fact);
  }

  #clearTouch(head: HeadDraft, at: Instant): void {
    if (head.touch === 0) return;
    const member = { member: head.touch, payload: FACT.touch, at };
    this.#change(touchesOf(head.element), member, false);
    if (head.touchAt === at) {
      this.#context.state.touches--;
      this.facts.delete(head.touch);
    }
    head.touch = 0;
  }

  /** Moves a vertex to the groups of its indexed values. */
  #index(head: HeadDraft, put: PutVertex): void {
    const groups = indexGroups(put, (key) => this.#context.names.numberOf('key', key));
    for (const group of head.groups) {
      if (!groups.includes(group)) this.#member(group, head.element, put.at, false);
    }
    for (const group of groups) {
      if (!head.groups.includes(group)) this.#member(group, head.element, put.at, true);
    }
    head.groups = groups;
  }

  /** Puts an edge into the adjacency of its ends, or ends it there. */
  #connect(edge: HeadDraft, at: Instant, belongs: boolean): void {
    const { heads } = this.#context;
    for (const side of ['out', 'in'] as const) {
      const vertex = heads.end(edge[side]);
      const member = { member: edge.element, payload: edge[side === 'out' ? 'in' : 'out'], at };
      this.#change(adjacencyOf(vertex.element, side, edge.label), member, belongs);
      const labels = side === 'out' ? 'outLabels' : 'inLabels';
      if (!vertex[labels].includes(edge.label)) vertex[labels] = [...vertex[labels], edge.label];
      vertex.openEdges += belongs ? 1 : -1;
      if (!belongs) vertex.edgesUntil = Math.max(vertex.edgesUntil, at);
      heads.changed.add(vertex);
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
    const changes = this.changes.get(group) ?? [];
    if (changes.length === 0) this.changes.set(group, changes);
    changes.push({ member, payload, during: { from: at, to: FOREVER }, belongs });
  }
}
