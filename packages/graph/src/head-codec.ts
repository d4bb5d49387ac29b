import type { ElementId, ElementKind, Instant } from '@meshlapse/model';
import { ByteReader, ByteWriter, decodeId, encodeValue, type Key } from '@meshlapse/store';
import type { EncodedProperties } from './fact-codec.ts';

/** What never changes about an element. */
export interface Identity {
  readonly kind: ElementKind;
  readonly id: ElementId;
  /** Number of the label. */
  readonly label: number;
  /** Element numbers of an edge's ends; of a vertex 0. */
  readonly out: number;
  readonly in: number;
}

/** How an element stands after its newest fact: all that the writer needs to know to add the next. */
export interface Head extends Identity {
  /** Of the newest fact or touch. Earlier facts are late. */
  readonly at: Instant;
  readonly isOpen: boolean;
  /** Since when it has been there without a break. */
  readonly openSince: Instant;
  /** Newest version or end; 0 for none. */
  readonly fact: number;
  readonly factAt: Instant;
  /** Newest touch of the open version; 0 for none. */
  readonly touch: number;
  readonly touchAt: Instant;
  readonly touched: EncodedProperties;
  /** Index groups that the open version is a member of. */
  readonly groups: readonly Key[];
  /** Of a vertex: edges that are open, the latest end of one that is not, and the labels there ever were. */
  readonly openEdges: number;
  readonly edgesUntil: Instant;
  readonly outLabels: readonly number[];
  readonly inLabels: readonly number[];
  /** The version whose document later ones are compressed with (0 for none), its stored size, and how many are. */
  readonly anchor: number;
  readonly anchorBytes: number;
  readonly revisions: number;
}

export function encodeHead(head: Head): Uint8Array {
  const writer = new ByteWriter(256);
  writer.u8(head.kind === 'vertex' ? 0 : 1);
  writer.blob(encodeValue(head.id));
  writer.varint(head.label);
  writer.varint(head.out);
  writer.varint(head.in);
  writer.f64(head.at);
  writer.u8(head.isOpen ? 1 : 0);
  writer.f64(head.openSince);
  writer.varint(head.fact);
  writer.f64(head.factAt);
  writer.varint(head.touch);
  writer.f64(head.touchAt);
  writer.blob(head.touched);
  writer.varint(head.groups.length);
  for (const group of head.groups) writer.blob(Buffer.from(group, 'latin1'));
  writer.varint(head.openEdges);
  writer.f64(head.edgesUntil);
  for (const labels of [head.outLabels, head.inLabels]) {
    writer.varint(labels.length);
    for (const label of labels) writer.varint(label);
  }
  writer.varint(head.anchor);
  writer.varint(head.anchorBytes);
  writer.varint(head.revisions);
  return writer.finish();
}

export function decodeIdentity(bytes: Uint8Array): Identity {
  return readIdentity(new ByteReader(bytes));
}

export function decodeHead(bytes: Uint8Array): Head {
  const reader = new ByteReader(bytes);
  const many = <T>(read: () => T): T[] => Array.from({ length: reader.varint() }, read);
  // In the order they were written: an object literal evaluates its members from first to last.
  return {
    ...readIdentity(reader),
    at: reader.f64(),
    isOpen: reader.u8() === 1,
    openSince: reader.f64(),
    fact: reader.varint(),
    factAt: reader.f64(),
    touch: reader.varint(),
    touchAt: reader.f64(),
    // A copy: heads are cached, and a slice would keep the whole row.
    touched: new Uint8Array(reader.blob()),
    groups: many(() => Buffer.from(reader.blob()).toString('latin1')),
    openEdges: reader.varint(),
    edgesUntil: reader.f64(),
    outLabels: many(() => reader.varint()),
    inLabels: many(() => reader.varint()),
    anchor: reader.varint(),
    anchorBytes: reader.varint(),
    revisions: reader.varint(),
  };
}

function readIdentity(reader: ByteReader): Identity {
  return {
    kind: reader.u8() === 0 ? 'vertex' : 'edge',
    id: decodeId(reader.blob()),
    label: reader.varint(),
    out: reader.varint(),
    in: reader.varint(),
  };
}
