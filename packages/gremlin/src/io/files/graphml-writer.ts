import {
  type ElementHeader,
  type GraphView,
  type Handle,
  numberType,
  type PropertyRow,
  TypedNumber,
  type Value,
} from '@meshlapse/model';
import { valueText } from '../../values/value-text.ts';
import { cannotHold } from './graph-format.ts';
import { LABEL_KEYS } from './graphml-labels.ts';
import { elementsOf } from './stars.ts';
import { NO_XML } from './xml-reader.ts';

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';

type Owner = 'node' | 'edge';
type Types = ReadonlyMap<string, string>;

const KINDS = { node: 'vertex', edge: 'edge' } as const;

/**
 * The types of all keys, then nodes, then edges. Values that GraphML has no type for are texts.
 *
 * The graph is read twice: types stand in front.
 */
export async function* writeGraphml(view: GraphView): AsyncGenerator<Uint8Array> {
  yield Buffer.from(HEAD);
  for (const owner of ['node', 'edge'] as const) {
    yield Buffer.from(keysOf(owner, await typesOf(view, owner)));
  }
  yield Buffer.from('<graph id="G" edgedefault="directed">\n');
  yield* nodes(view);
  yield* edges(view);
  yield Buffer.from('</graph>\n</graphml>\n');
}

async function typesOf(view: GraphView, owner: Owner): Promise<Types> {
  const types = new Map<string, string>();
  for await (const { handles } of elementsOf(view, KINDS[owner])) {
    for (const rows of await view.properties(KINDS[owner], handles)) {
      for (const { key, value } of rows) {
        const type = typeOf(value);
        types.set(key, common(types.get(key) ?? type, type));
      }
    }
  }
  return types;
}

const NUMBERS: ReadonlyMap<string, string> = new Map([
  ['byte', 'int'],
  ['short', 'int'],
  ['int', 'int'],
  ['long', 'long'],
  ['float', 'float'],
  ['double', 'double'],
]);

function typeOf(value: Value): string {
  if (typeof value === 'boolean') return 'boolean';
  const isNumber = typeof value === 'number' || value instanceof TypedNumber;
  return (isNumber && NUMBERS.get(numberType(value))) || 'string';
}

/** Wide enough for both without losing a digit, else text. */
function common(one: string, other: string): string {
  if (one === other) return one;
  const both = new Set([one, other]);
  if (both.has('int') && both.has('long')) return 'long';
  const isDouble = [...both].every((type) => ['int', 'float', 'double'].includes(type));
  return isDouble ? 'double' : 'string';
}

function keysOf(owner: Owner, types: Types): string {
  const label = keyElement(owner, LABEL_KEYS[owner], { name: LABEL_KEYS[owner], type: 'string' });
  const own = [...types].map(([name, type]) =>
    keyElement(owner, keyId(owner, name), { name, type }),
  );
  return [label, ...own].join('');
}

function keyElement(
  owner: Owner,
  id: string,
  { name, type }: { readonly name: string; readonly type: string },
): string {
  return `<key id="${escaped(id)}" for="${owner}" attr.name="${escaped(name)}" attr.type="${type}"/>\n`;
}

/** Some readers take the key of a property for its name, so it is, unless a label has it. */
function keyId(owner: Owner, name: string): string {
  return name.startsWith(LABEL_KEYS[owner]) ? `${name}_` : name;
}

async function* nodes(view: GraphView): AsyncGenerator<Uint8Array> {
  for await (const { handles, headers } of elementsOf(view, 'vertex')) {
    const rows = await view.properties('vertex', handles);
    const texts = headers.map((header, i) => {
      const own = rows[i] ?? [];
      checkPlain(header, own);
      return elementText('node', attribute('id', header.id), header.label, own);
    });
    yield Buffer.from(texts.join(''));
  }
}

async function* edges(view: GraphView): AsyncGenerator<Uint8Array> {
  for await (const { handles, headers } of elementsOf(view, 'edge')) {
    const rows = await view.properties('edge', handles);
    const [sources, targets] = [await ends(view, handles, 'out'), await ends(view, handles, 'in')];
    const texts = headers.map((header, i) => {
      const attributes = [
        attribute('id', header.id),
        attribute('source', sources[i]?.id ?? null),
        attribute('target', targets[i]?.id ?? null),
      ].join('');
      return elementText('edge', attributes, header.label, rows[i] ?? []);
    });
    yield Buffer.from(texts.join(''));
  }
}

async function ends(
  view: GraphView,
  edgeHandles: readonly Handle[],
  direction: 'out' | 'in',
): Promise<readonly ElementHeader[]> {
  const column = await view.ends({ handles: edgeHandles }, direction);
  return view.headers('vertex', column.handles);
}

/** @throws {CodedError} `GRAPH_FILE_CANNOT_HOLD` */
function checkPlain({ id }: ElementHeader, rows: readonly PropertyRow[]): void {
  const keys = new Set<string>();
  for (const { key, meta = [] } of rows) {
    if (keys.has(key)) {
      throw cannotHold(
        'GraphML',
        `several values under one key (${key} of vertex ${valueText(id)})`,
      );
    }
    if (meta.length > 0) {
      throw cannotHold('GraphML', `properties of properties (${key} of vertex ${valueText(id)})`);
    }
    keys.add(key);
  }
}

function elementText(
  owner: Owner,
  attributes: string,
  label: string,
  rows: readonly PropertyRow[],
): string {
  const data = rows.map(({ key, value }) => dataText(keyId(owner, key), valueText(value)));
  return `<${owner}${attributes}>${dataText(LABEL_KEYS[owner], label)}${data.join('')}</${owner}>\n`;
}

function attribute(name: string, value: Value): string {
  return ` ${name}="${escaped(valueText(value))}"`;
}

function dataText(key: string, text: string): string {
  return `<data key="${escaped(key)}">${escaped(text)}</data>`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
  ['"', '&quot;'],
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
]);

/** @throws {CodedError} `GRAPH_FILE_CANNOT_HOLD` */
function escaped(text: string): string {
  const control = NO_XML.exec(text)?.[0];
  if (control !== undefined) {
    const code = control.charCodeAt(0).toString(16).padStart(4, '0');
    throw cannotHold('GraphML', `the character U+${code.toUpperCase()}`);
  }
  return text.replace(/[<>&"\t\n\r]/g, (character) => ESCAPES.get(character) ?? character);
}
