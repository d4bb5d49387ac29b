import { type ElementId, type NumberType, number, type Value } from '@meshlapse/model';
import { idForms } from '../../values/id-forms.ts';
import type { FileEdge, FileElement, FilePlace, FileVertex } from './graph-format.ts';
import { LABEL_KEYS } from './graphml-labels.ts';
import { type XmlEvent, XmlReader } from './xml-reader.ts';

/**
 * Nodes and edges of GraphML.
 *
 * Ids have no type there: those that are whole numbers are read as such. Edges go from their source to their target,
 * also those that are said to have no direction.
 */
export function* readGraphml(bytes: Buffer): Generator<FileElement> {
  const xml = new XmlReader(bytes);
  const reader = new GraphmlReader(xml);
  for (const event of xml.events()) {
    const element = reader.take(event);
    if (element) yield element;
  }
}

type Start = Extract<XmlEvent, { kind: 'start' }>;
type Owner = 'node' | 'edge';

/** What data under a key is. */
interface Key {
  readonly name: string;
  readonly type: string;
}

/** A node or edge whose end has not come. */
interface Draft {
  readonly owner: Owner;
  readonly attributes: Start['attributes'];
  readonly place: FilePlace;
  readonly data: Map<string, string>;
}

class GraphmlReader {
  readonly #xml: XmlReader;
  readonly #keys: Readonly<Record<Owner, Map<string, Key>>> = { node: new Map(), edge: new Map() };
  #draft: Draft | undefined;
  #data: { readonly key: string; text: string } | undefined;

  constructor(xml: XmlReader) {
    this.#xml = xml;
  }

  /** An element when it is complete. */
  take(event: XmlEvent): FileElement | undefined {
    if (event.kind === 'start') this.#start(event);
    else if (event.kind === 'text') {
      if (this.#data) this.#data.text += event.text;
    } else return this.#end(event.name);
    return undefined;
  }

  #start(start: Start): void {
    const { name, attributes } = start;
    if (this.#data) throw this.#xml.invalid('has elements inside of <data>');
    if (name === 'key') this.#addKey(start);
    else if (name === 'node' || name === 'edge') this.#begin(name, attributes);
    else if (name === 'data' && this.#draft) {
      this.#data = { key: this.#attribute(start, 'key'), text: '' };
    } else if (name === 'hyperedge')
      throw this.#xml.invalid('has a hyperedge, which joins more than two nodes');
  }

  #begin(owner: Owner, attributes: Start['attributes']): void {
    if (this.#draft) throw this.#xml.invalid(`has a <${owner}> inside of a <${this.#draft.owner}>`);
    this.#draft = { owner, attributes, place: { line: this.#xml.line }, data: new Map() };
  }

  #addKey(start: Start): void {
    const id = this.#attribute(start, 'id');
    const { attributes } = start;
    const key = {
      name: attributes.get('attr.name') ?? id,
      type: attributes.get('attr.type') ?? 'string',
    };
    const of = attributes.get('for') ?? 'all';
    if (of !== 'edge') this.#keys.node.set(id, key);
    if (of !== 'node') this.#keys.edge.set(id, key);
  }

  #end(name: string): FileElement | undefined {
    const draft = this.#draft;
    if (name === 'data' && this.#data && draft) {
      draft.data.set(this.#data.key, this.#data.text);
      this.#data = undefined;
    }
    if (!draft || name !== draft.owner) return undefined;
    this.#draft = undefined;
    return draft.owner === 'node' ? this.#vertex(draft) : this.#edge(draft);
  }

  #vertex(draft: Draft): FileVertex {
    const { place } = draft;
    return {
      kind: 'vertex',
      id: this.#id(draft, 'id'),
      label: draft.data.get(LABEL_KEYS.node) ?? 'vertex',
      properties: this.#properties(draft),
      place,
    };
  }

  #edge(draft: Draft): FileEdge {
    const { attributes, place } = draft;
    return {
      kind: 'edge',
      id: attributes.has('id') ? this.#id(draft, 'id') : undefined,
      label: draft.data.get(LABEL_KEYS.edge) ?? 'edge',
      out: this.#id(draft, 'source'),
      in: this.#id(draft, 'target'),
      properties: this.#properties(draft),
      place,
    };
  }

  /** Data under keys that are not declared is left out, as elsewhere. */
  #properties({ owner, data }: Draft): { readonly key: string; readonly value: Value }[] {
    return [...data].flatMap(([id, text]) => {
      const key = this.#keys[owner].get(id);
      if (!key || id === LABEL_KEYS[owner]) return [];
      return { key: key.name, value: this.#value(key.type, text) };
    });
  }

  /** Types that are not known are those of texts, as elsewhere. */
  #value(type: string, text: string): Value {
    if (!TYPES.has(type)) return text;
    const value = typedValue(type, text.trim());
    if (value !== undefined) return value;
    throw this.#xml.invalid(`has ${JSON.stringify(text.slice(0, 40))} for a value of type ${type}`);
  }

  #id({ attributes, owner }: Draft, name: string): ElementId {
    const text = attributes.get(name);
    const id = text === undefined ? undefined : idForms(text).at(-1);
    if (id !== undefined) return id;
    throw this.#xml.invalid(`has <${owner}> without the attribute ${name}`);
  }

  #attribute({ name, attributes }: Start, attribute: string): string {
    const value = attributes.get(attribute);
    if (value !== undefined) return value;
    throw this.#xml.invalid(`has <${name}> without the attribute ${attribute}`);
  }
}

const TYPES: ReadonlySet<string> = new Set(['boolean', 'int', 'long', 'float', 'double']);
const REAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$|^NaN$|^[+-]?Infinity$/;
const BITS: ReadonlyMap<string, number> = new Map([
  ['int', 32],
  ['long', 64],
]);

/** `undefined` where the text does not fit the type. */
function typedValue(type: string, text: string): Value | undefined {
  if (type === 'boolean') return /^(?:true|false)$/i.test(text) ? /^t/i.test(text) : undefined;
  if (type === 'float' || type === 'double') return REAL.test(text) ? real(type, text) : undefined;
  const bits = BITS.get(type);
  if (bits === undefined || !/^[+-]?\d{1,20}$/.test(text)) return undefined;
  const exact = BigInt(text.replace(/^\+/, ''));
  if (BigInt.asIntN(bits, exact) !== exact) return undefined;
  return number(type as NumberType, type === 'int' ? Number(exact) : exact);
}

function real(type: 'float' | 'double', text: string): Value {
  return number(type, type === 'float' ? Math.fround(Number(text)) : Number(text));
}
