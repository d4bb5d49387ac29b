import { type Json, type JsonObject, type Value, valueOfJson } from '@meshlapse/model';

/** What Skydive's metadata of one recorded element is read from. */
export interface Facts {
  /** Label of the vertex; of an edge, that of the vertex which Skydive calls its parent. */
  readonly label: string;
  readonly properties: ReadonlyMap<string, Value>;
  readonly document: JsonObject | undefined;
  /** Of an edge. */
  readonly edgeLabel: string;
}

/** How expensive it is to read a row: each takes in the one before it. */
export const NEEDS = ['label', 'properties', 'document'] as const;
type Need = (typeof NEEDS)[number];

/** One key of Skydive's metadata, and where it comes from. */
export interface KeyRow {
  readonly key: string;
  /** Skydive types of the nodes that have it; all of them when absent. */
  readonly types?: readonly string[];
  /** In the words of this project's graph. */
  readonly from: string;
  readonly needs: Need;
  /** The property that holds the same text, which an index may know. */
  readonly property?: string;
  read(facts: Facts): Value | undefined;
}

export function property(key: string, name: string): KeyRow {
  const read = ({ properties }: Facts) => properties.get(name);
  return { key, from: `property \`${name}\``, needs: 'properties', property: name, read };
}

/** The first of the paths that leads somewhere in the document. */
export function field(type: string, key: string, path: string, absent?: Json): KeyRow {
  const read = ({ document }: Facts) => {
    const found = path.split(' or ').map((each) => jsonAt(document, each));
    const json = found.find((value) => value !== undefined) ?? absent;
    return json === undefined ? undefined : valueOfJson(json);
  };
  const from = `\`${path}\`${absent === undefined ? '' : `, else \`${JSON.stringify(absent)}\``}`;
  return { key, types: [type], from, needs: 'document', read };
}

/** Fields of one kind, with what stands for them where the object leaves them out. */
export function fields(
  type: string,
  paths: Readonly<Record<string, string | readonly [path: string, absent: Json]>>,
): readonly KeyRow[] {
  return Object.entries(paths).map(([key, given]) => {
    const [path, absent] = typeof given === 'string' ? [given] : given;
    return field(type, `K8s.${key}`, path, absent);
  });
}

export const count = (path: string) => [path, 0] as const;
export const text = (path: string) => [path, ''] as const;

export function state(type: string, name: string, isUp: (value: Value) => boolean): KeyRow {
  return {
    key: 'State',
    types: [type],
    from: `\`UP\` or \`DOWN\`, by property \`${name}\``,
    needs: 'properties',
    read: ({ properties }) => (isUp(properties.get(name) ?? '') ? 'UP' : 'DOWN'),
  };
}

export function asProperty({ key, types = [], from }: KeyRow): KeyRow {
  const name = from.replaceAll('`', '');
  return { ...property(key, name), types };
}

export function keysOfData(type: string): KeyRow {
  return {
    key: 'K8s.Data',
    types: [type],
    from: 'the keys of `data`',
    needs: 'document',
    read: ({ document }) => Object.keys(jsonAt(document, 'data') ?? {}),
  };
}

export function address(key: string, wanted: string): KeyRow {
  return {
    key: `K8s.${key}`,
    types: ['node'],
    from: `the address of type ${wanted} in \`status.addresses\``,
    needs: 'document',
    read: ({ document }) => {
      const all = jsonAt(document, 'status.addresses');
      const found = Array.isArray(all) ? all.find((each) => jsonAt(each, 'type') === wanted) : '';
      return String(jsonAt(found, 'address') ?? '');
    },
  };
}

export function labelsOf(properties: ReadonlyMap<string, Value>): Value | undefined {
  const labels = [...properties].filter(([key]) => key.startsWith('labels.'));
  if (labels.length === 0) return undefined;
  return new Map(labels.map(([key, value]) => [key.slice('labels.'.length), value]));
}

export function portsOf(ports: Json | undefined): Value {
  if (!Array.isArray(ports)) return [];
  return ports.map((port: Json) => {
    const entries = Object.entries((port ?? {}) as JsonObject);
    return new Map(entries.map(([key, value]) => [capital(key), valueOfJson(value)]));
  });
}

function capital(key: string): string {
  return key.slice(0, 1).toUpperCase() + key.slice(1);
}

/** What is at a path of own keys. */
export function jsonAt(json: Json | undefined, path: string): Json | undefined {
  let at: Json | undefined = json;
  for (const key of path.split('.')) {
    const isObject = typeof at === 'object' && at !== null && Object.hasOwn(at, key);
    at = isObject ? (at as JsonObject)[key] : undefined;
  }
  return at;
}
