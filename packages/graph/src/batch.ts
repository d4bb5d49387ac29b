import type { ElementId, EndElement, PutEdge, PutVertex, TouchVertex } from '@meshlapse/model';
import type { HeadDraft } from './batch-heads.ts';
import { encodeProperties } from './fact-codec.ts';
import { lateFact, mutationInvalid, writeConflict } from './graph-errors.ts';
import { INDEXED_KEYS, indexGroups } from './indexed-keys.ts';
import type { StoreDraft } from './store-writer.ts';

/**
 * The mutations of elements in one batch of a recorder.
 *
 * What happens at one instant counts in the order given: the last state stays, and versions that held at no instant
 * are none.
 */
export class Batch {
  readonly #draft: StoreDraft;
  readonly #numberOf: (key: string) => number;

  constructor(draft: StoreDraft) {
    this.#draft = draft;
    this.#numberOf = (key) => draft.names.numberOf('key', key);
  }

  putVertex(put: PutVertex): void {
    const { heads, names, elements } = this.#draft;
    const { at, document } = put;
    const label = names.numberOf('vertex', put.label);
    const known = heads.find('vertex', put.id);
    if (known && known.label !== label) throw writeConflict(put, 'the vertex has another label');
    const head = known ?? elements.add({ kind: 'vertex', id: put.id, label, out: 0, in: 0 });
    refuseLate(head, put);
    const properties = encodeProperties(put.properties, this.#numberOf);
    elements.put(head, { at, properties, document, groups: indexGroups(put, this.#numberOf) });
  }

  putEdge(put: PutEdge): void {
    const { heads, names, elements } = this.#draft;
    const label = names.numberOf('edge', put.label);
    const ends = { out: this.#end(put, put.out).element, in: this.#end(put, put.in).element };
    const known = heads.find('edge', put.id);
    const head = known ?? elements.add({ kind: 'edge', id: put.id, label, ...ends });
    if (head.label !== label || head.out !== ends.out || head.in !== ends.in) {
      throw writeConflict(put, 'the edge has another label or other ends');
    }
    refuseLate(head, put);
    const properties = encodeProperties(put.properties, this.#numberOf);
    elements.put(head, { at: put.at, properties, groups: [] });
  }

  touchVertex(touch: TouchVertex): void {
    const head = this.#openHead('vertex', touch);
    const indexed = INDEXED_KEYS.find((key) => touch.properties.has(key));
    if (indexed) {
      throw mutationInvalid(touch, `'${indexed}' is indexed, and changes with a version only`);
    }
    const properties = encodeProperties(touch.properties, this.#numberOf);
    this.#draft.elements.touch(head, { at: touch.at, properties });
  }

  end(end: EndElement): void {
    const head = this.#openHead(end.kind === 'endVertex' ? 'vertex' : 'edge', end);
    if (head.openEdges > 0 || head.edgesUntil > end.at) {
      throw writeConflict(end, 'the vertex still has edges then; they end first');
    }
    if (end.notBefore !== undefined && end.notBefore > end.at) {
      throw mutationInvalid(end, 'notBefore is after the end');
    }
    this.#draft.elements.end(head, end.at, end.notBefore);
  }

  #openHead(kind: 'vertex' | 'edge', mutation: TouchVertex | EndElement): HeadDraft {
    const head = this.#draft.heads.find(kind, mutation.id);
    if (!head?.isOpen) throw writeConflict(mutation, `there is no such ${kind} then`);
    refuseLate(head, mutation);
    return head;
  }

  /** The vertex at an end of an edge: it must be there from the edge's beginning on. */
  #end(put: PutEdge, id: ElementId): HeadDraft {
    const head = this.#draft.heads.find('vertex', id);
    if (!head?.isOpen) throw writeConflict(put, 'one of its vertices is not there');
    if (head.openSince > put.at) throw lateFact(put, 'one of its vertices began later');
    return head;
  }
}

function refuseLate(
  head: HeadDraft,
  mutation: PutVertex | PutEdge | TouchVertex | EndElement,
): void {
  if (mutation.at < head.at) throw lateFact(mutation, 'the element already has a later change');
}
