import {
  CodedError,
  type ElementId,
  type GraphTransaction,
  type Handle,
  TypedNumber,
  Uuid,
  type Value,
} from '@meshlapse/model';
import { decodeGraphson } from '../graphson-decoder.ts';

/**
 * Adds what a GraphSON 3 file holds to a graph: a vertex with its outgoing edges on each line, as TinkerPop writes it.
 *
 * Ids are taken over. Nothing is committed.
 *
 * @throws {CodedError} `GRAPH_FILE_INVALID` with the line in `data`; `GRAPH_ID_TAKEN`
 */
export async function readGraphsonFile(text: string, transaction: GraphTransaction): Promise<void> {
  const vertices = new Map<string, Handle>();
  const edges: NewEdge[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const fields = fieldsOf(line, i + 1);
    const id = idOf(fields, i + 1);
    const vertex = await addVertex(transaction, id, fields);
    vertices.set(keyOf(id), vertex);
    for (const edge of edgesOf(fields)) edges.push({ ...edge, out: vertex, line: i + 1 });
  }
  for (const edge of edges) await addEdge(transaction, vertices, edge);
}

type Fields = ReadonlyMap<Value, Value>;

interface NewEdge {
  readonly label: string;
  readonly out: Handle;
  readonly row: Fields;
  readonly line: number;
}

async function addVertex(
  transaction: GraphTransaction,
  id: ElementId,
  fields: Fields,
): Promise<Handle> {
  const vertex = await transaction.addVertex({ id, label: labelOf(fields) });
  for (const [key, rows] of entriesOf(fields.get('properties'))) {
    for (const row of listOf(rows)) await addProperty(transaction, vertex, String(key), row);
  }
  return vertex;
}

function edgesOf(fields: Fields): readonly Pick<NewEdge, 'label' | 'row'>[] {
  return entriesOf(fields.get('outE')).flatMap(([label, rows]) =>
    listOf(rows).flatMap((row) => (row instanceof Map ? { label: String(label), row } : [])),
  );
}

async function addProperty(
  transaction: GraphTransaction,
  vertex: Handle,
  key: string,
  row: Value,
): Promise<void> {
  if (!(row instanceof Map)) return;
  const id = row.get('id');
  await transaction.setProperty('vertex', vertex, {
    key,
    value: row.get('value') ?? null,
    cardinality: 'list',
    ...(isId(id) ? { id } : {}),
    meta: entriesOf(row.get('properties')).map(([name, value]) => ({ key: String(name), value })),
  });
}

async function addEdge(
  transaction: GraphTransaction,
  vertices: ReadonlyMap<string, Handle>,
  { label, out, row, line }: NewEdge,
): Promise<void> {
  const other = row.get('inV');
  const into = isId(other) ? vertices.get(keyOf(other)) : undefined;
  if (into === undefined) throw invalid(line, 'an edge to a vertex that it does not hold');
  const edge = await transaction.addEdge({ id: idOf(row, line), label, out, in: into });
  for (const [key, value] of entriesOf(row.get('properties'))) {
    await transaction.setProperty('edge', edge, { key: String(key), value });
  }
}

function fieldsOf(line: string, number: number): Fields {
  const fields = decodeLine(line, number);
  if (fields instanceof Map) return fields;
  throw invalid(number, 'no vertex');
}

function decodeLine(line: string, number: number): Value {
  try {
    return decodeGraphson(JSON.parse(line));
  } catch (error) {
    throw invalid(number, error instanceof CodedError ? error.message : 'no JSON', error);
  }
}

function idOf(fields: Fields, line: number): ElementId {
  const id = fields.get('id');
  if (isId(id)) return id;
  throw invalid(line, 'an element without an id');
}

function isId(value: Value | undefined): value is ElementId {
  const isPlain = typeof value === 'string' || typeof value === 'number';
  return isPlain || value instanceof TypedNumber || value instanceof Uuid;
}

/** Ids of vertices and what edges say of them are written alike, but not always with the same number type. */
function keyOf(id: ElementId): string {
  if (id instanceof TypedNumber) return `number ${id.value}`;
  return id instanceof Uuid ? `uuid ${id.text}` : `${typeof id} ${id}`;
}

function labelOf(fields: Fields): string {
  return String(fields.get('label') ?? 'vertex');
}

function entriesOf(value: Value | undefined): readonly (readonly [Value, Value])[] {
  return value instanceof Map ? [...value] : [];
}

function listOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function invalid(line: number, what: string, cause?: unknown): CodedError {
  return new CodedError({
    code: 'GRAPH_FILE_INVALID',
    category: 'incorrect',
    message: `The GraphSON file has ${what} on line ${line}. Write it with io() or another TinkerPop 3 graph.`,
    data: { line },
    cause,
  });
}
