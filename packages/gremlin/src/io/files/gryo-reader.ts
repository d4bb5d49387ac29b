import type { ElementId, NewProperty, Value } from '@meshlapse/model';
import { idText } from '../../values/identity.ts';
import { isElementId } from '../../values/value.ts';
import type { FileEdge, FileElement } from './graph-format.ts';
import { GryoDocument } from './gryo-document.ts';
import { readMap, readValue } from './gryo-values.ts';
import { CLASS, HEADER, STAR_VERSION, TERMINATOR } from './kryo-classes.ts';

/** A vertex with its edges after the other; edges are told by the vertex that they come from. */
export function* readGryo(bytes: Buffer): Generator<FileElement> {
  const gryo = new GryoDocument(bytes);
  while (gryo.left > 0) {
    readHeader(gryo);
    yield* readStar(gryo);
    readTerminator(gryo);
  }
}

/** Only the first three bytes mean something. */
function readHeader(gryo: GryoDocument): void {
  const position = gryo.position;
  const header = gryo.raw(HEADER.length, 'the header of a vertex');
  if (header.subarray(0, 3).equals(HEADER.subarray(0, 3))) return;
  throw gryo.invalid("a vertex does not begin with 'gio'", position);
}

function* readStar(gryo: GryoDocument): Generator<FileElement> {
  const position = gryo.position;
  gryo.begin('a vertex');
  const version = gryo.uint8('the version of a vertex');
  if (version !== STAR_VERSION) throw gryo.invalid(`a vertex has the version ${version}`, position);
  const ofEdges = readHeld(gryo, 'the properties of edges');
  const ofProperties = readHeld(gryo, 'the properties of properties');
  const id = readId(gryo);
  const label = readText(gryo, 'a label');
  for (const _ of edgesAround(gryo));
  for (const { edge, other, ...told } of edgesAround(gryo)) {
    const properties = ofEdges.get(idText(edge)) ?? [];
    yield { kind: 'edge', id: edge, out: id, in: other, properties, ...told };
  }
  const properties = [...readProperties(gryo, ofProperties)];
  yield { kind: 'vertex', id, label, properties, place: { position } };
}

/** Keys and values by the id of the edge or vertex property that holds them. */
type Held = ReadonlyMap<string, readonly { readonly key: string; readonly value: Value }[]>;

function readHeld(gryo: GryoDocument, what: string): Held {
  const position = gryo.position;
  const maps = gryo.nullable(CLASS.map, what, () => readMap(gryo)) ?? new Map<Value, Value>();
  const entries = [...maps].map(([id, map]) => {
    if (!isElementId(id) || !(map instanceof Map)) {
      throw gryo.invalid(`${what} are no maps by ids`, position);
    }
    const own = [...(map as ReadonlyMap<Value, Value>)].map(([key, value]) => {
      if (typeof key === 'string') return { key, value };
      throw gryo.invalid(`${what} have a key that is no text`, position);
    });
    return [idText(id), own] as const;
  });
  return new Map(entries);
}

interface EdgeAround extends Pick<FileEdge, 'label' | 'place'> {
  readonly edge: ElementId;
  readonly other: ElementId;
}

/** The edges of a vertex in one direction. */
function* edgesAround(gryo: GryoDocument): Generator<EdgeAround> {
  for (const label of groups(gryo, 'a label')) {
    for (let left = count(gryo, 'edges'); left > 0; left -= 1) {
      const place = { position: gryo.position };
      yield { label, edge: readId(gryo), other: readId(gryo), place };
    }
  }
}

function* readProperties(gryo: GryoDocument, held: Held): Generator<NewProperty> {
  for (const key of groups(gryo, 'a key')) {
    for (let left = count(gryo, 'properties'); left > 0; left -= 1) {
      const id = readId(gryo);
      const value = readValue(gryo);
      yield { key, value, id, cardinality: 'list', meta: held.get(idText(id)) ?? [] };
    }
  }
}

/** Names, each with what follows it; or that there are none. */
function* groups(gryo: GryoDocument, what: string): Generator<string> {
  if (gryo.uint8('whether there are any') === 0) return;
  for (let left = count(gryo, `${what}s`); left > 0; left -= 1) yield readText(gryo, what);
}

function count(gryo: GryoDocument, what: string): number {
  const at = gryo.position;
  const amount = gryo.signedVarInt(`the number of ${what}`);
  if (amount >= 0 && amount <= gryo.left) return amount;
  throw gryo.invalid(`${amount} ${what} are announced where ${gryo.left} bytes are left`, at);
}

function readId(gryo: GryoDocument): ElementId {
  const at = gryo.position;
  const id = readValue(gryo);
  if (isElementId(id)) return id;
  throw gryo.invalid('an id is no text, number or UUID', at);
}

function readText(gryo: GryoDocument, what: string): string {
  return gryo.object(CLASS.text, what, () => gryo.string(what));
}

function readTerminator(gryo: GryoDocument): void {
  const at = gryo.position;
  const isThere =
    gryo.classNumber('the end of a vertex') === CLASS.vertexTerminator &&
    TERMINATOR.equals(terminator(gryo));
  if (!isThere) throw gryo.invalid('a vertex does not end where it should', at);
}

function terminator(gryo: GryoDocument): Uint8Array {
  gryo.begin('the end of a vertex');
  return gryo.object(CLASS.bytes, 'the end of a vertex', () => gryo.bytes('the end of a vertex'));
}
