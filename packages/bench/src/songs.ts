import type { GremlinClient } from './gremlin-client.ts';

/** Statements sent in one request. */
const AT_ONCE = 100;

type Typed = { readonly '@value': unknown } | string | number;
type TypedMap = { readonly '@value': readonly Typed[] };

/** Copies the graph of songs from one source of a server to another, through Gremlin. */
export async function copySongs(client: GremlinClient, from: string, to: string): Promise<void> {
  const vertices = (await client.ask('g.V().elementMap()', from)) as readonly TypedMap[];
  const edges = (await client.ask(
    "g.E().project('id', 'label', 'out', 'in', 'properties').by(id).by(label).by(outV().id()).by(inV().id()).by(valueMap())",
    from,
  )) as readonly TypedMap[];
  await sendAll(client, to, vertices.map(vertexText));
  await sendAll(client, to, edges.map(edgeText));
}

/**
 * Gives a graph a past in which vertices, edges and properties came and went. In the end it holds what it held before.
 */
export async function addHistory(client: GremlinClient, source: string): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await client.ask(`g.V().property('round', ${round}).iterate()`, source);
    await client.ask(`g.E().property('round', ${round}).iterate()`, source);
    await client.ask("g.V().hasLabel('song').as('a').addE('visited').to('a').iterate()", source);
    await client.ask("g.E().hasLabel('visited').drop()", source);
  }
  await client.ask("g.V().properties('round').drop()", source);
  await client.ask("g.E().properties('round').drop()", source);
}

async function sendAll(
  client: GremlinClient,
  source: string,
  statements: readonly string[],
): Promise<void> {
  for (let i = 0; i < statements.length; i += AT_ONCE) {
    await client.ask(statements.slice(i, i + AT_ONCE).join(';\n'), source);
  }
}

function vertexText(row: TypedMap): string {
  const fields = entries(row);
  const properties = [...fields].filter(([key]) => key !== 'id' && key !== 'label');
  return `g.addV(${literal(fields.get('label'))}).property(T.id, ${literal(fields.get('id'))})${properties.map(propertyText).join('')}.iterate()`;
}

function edgeText(row: TypedMap): string {
  const fields = entries(row);
  const properties = [...entries(fields.get('properties') as TypedMap)];
  return `g.V(${literal(fields.get('out'))}).addE(${literal(fields.get('label'))}).to(__.V(${literal(fields.get('in'))})).property(T.id, ${literal(fields.get('id'))})${properties.map(propertyText).join('')}.iterate()`;
}

function propertyText([key, value]: readonly [string, Typed]): string {
  return `.property(${literal(key)}, ${literal(value)})`;
}

/** A typed map by the names of its keys, tokens such as `T.id` among them. */
function entries({ '@value': items }: TypedMap): ReadonlyMap<string, Typed> {
  const fields = new Map<string, Typed>();
  for (let i = 0; i + 1 < items.length; i += 2) {
    fields.set(String(plain(items[i] ?? '')), items[i + 1] ?? '');
  }
  return fields;
}

function literal(value: Typed | undefined): string {
  return JSON.stringify(plain(value ?? ''));
}

function plain(value: Typed): unknown {
  return typeof value === 'object' ? value['@value'] : value;
}
