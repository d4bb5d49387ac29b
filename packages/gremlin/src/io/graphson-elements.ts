import {
  Edge,
  type ElementId,
  Path,
  Property,
  type StepMetrics,
  Subgraph,
  TraversalMetrics,
  Tree,
  type Value,
  Vertex,
  VertexProperty,
} from '@meshlapse/model';
import type { Fields, GraphsonDocument, TypeReader } from './graphson-document.ts';
import { countOf, isId } from './wire-checks.ts';

/** Elements and what is made of them. */
export const elementReaders: ReadonlyMap<string, TypeReader> = new Map<string, TypeReader>([
  ['g:Vertex', readVertex],
  ['g:Edge', readEdge],
  ['g:VertexProperty', readVertexProperty],
  ['g:Property', readProperty],
  ['g:Path', readPath],
  ['g:Tree', readTree],
  ['tinker:graph', readSubgraph],
  ['g:TraversalMetrics', readMetrics],
]);

function readVertex(json: unknown, document: GraphsonDocument, type: string): Vertex {
  const fields = document.fields(json, type);
  const lists = entriesOf(fields, document).map(([key, list]) => document.at(key, list));
  const properties = lists.flat().filter((part) => part instanceof VertexProperty);
  const known = fields.has('properties') ? properties : undefined;
  return new Vertex(idOf(fields, 'id', document), labelOf(fields, 'label', document), known);
}

function readEdge(json: unknown, document: GraphsonDocument, type: string): Edge {
  const fields = document.fields(json, type);
  const end = (side: 'inV' | 'outV') =>
    new Vertex(idOf(fields, side, document), labelOf(fields, `${side}Label`, document));
  const parts = entriesOf(fields, document).map(([key, part]) => {
    const read = document.value(part, key);
    return read instanceof Property ? read : new Property(key, read);
  });
  const label = document.text(fields.get('label') ?? 'edge', 'label');
  return new Edge(
    { id: idOf(fields, 'id', document), label },
    { outV: end('outV'), inV: end('inV') },
    fields.has('properties') ? parts : undefined,
  );
}

function readVertexProperty(
  json: unknown,
  document: GraphsonDocument,
  type: string,
): VertexProperty {
  const fields = document.fields(json, type);
  const meta = entriesOf(fields, document).map(
    ([key, value]) => new Property(key, document.value(value, key)),
  );
  const key = document.text(fields.get('label') ?? 'vertexProperty', 'label');
  return new VertexProperty(idOf(fields, 'id', document), key, heldValue(fields, document), meta);
}

function readProperty(json: unknown, document: GraphsonDocument, type: string): Property {
  const fields = document.fields(json, type);
  return new Property(document.text(fields.get('key'), 'key'), heldValue(fields, document));
}

function readPath(json: unknown, document: GraphsonDocument, type: string): Path {
  const fields = document.fields(json, type);
  const objects = document.value(fields.get('objects'), 'objects');
  const labels = document.value(fields.get('labels'), 'labels');
  if (!Array.isArray(objects) || !Array.isArray(labels)) {
    throw document.invalid('a g:Path without its lists');
  }
  const named = labels.map((names) =>
    names instanceof Set || Array.isArray(names) ? [...names].map(String) : [],
  );
  return new Path(objects, named);
}

function readTree(json: unknown, document: GraphsonDocument, type: string): Tree {
  const branches = document.array(json, type).map((branch, i): [Value, Tree] => {
    const fields = document.fields(branch, `branch of a ${type}`);
    const below = document.at(i, fields.get('value'));
    if (!(below instanceof Tree)) throw document.invalid('a branch of a g:Tree that is no tree');
    return [document.value(fields.get('key'), i), below];
  });
  return new Tree(new Map(branches));
}

function readSubgraph(json: unknown, document: GraphsonDocument, type: string): Subgraph {
  const fields = document.fields(json, type);
  const read = (name: string) => {
    const items = document.at(name, fields.get(name) ?? []);
    return Array.isArray(items) ? items : [];
  };
  return new Subgraph(
    read('vertices').filter((item) => item instanceof Vertex),
    read('edges').filter((item) => item instanceof Edge),
  );
}

function readMetrics(json: unknown, document: GraphsonDocument, type: string): TraversalMetrics {
  const fields = document.fields(json, type);
  return new TraversalMetrics(nanosecondsOf(fields, document), stepsOf(fields, document));
}

function stepsOf(fields: Fields, document: GraphsonDocument): readonly StepMetrics[] {
  const list = untyped(fields.get('metrics') ?? [], 'g:List');
  return document
    .array(list, 'list of metrics')
    .map((step, i) => document.nested(i, () => readStep(untyped(step, 'g:Metrics'), document)));
}

function readStep(json: unknown, document: GraphsonDocument): StepMetrics {
  const fields = document.fields(json, 'g:Metrics');
  const counts = [...recordOf(fields, 'counts', document)].map(
    ([name, count]): [string, number] => [name, countOf(document.at(name, count)) ?? 0],
  );
  const annotations = [...recordOf(fields, 'annotations', document)].map(
    ([name, value]): [string, Value] => [name, document.value(value, name)],
  );
  return {
    id: document.text(fields.get('id'), 'id'),
    name: document.text(fields.get('name'), 'name'),
    nanoseconds: nanosecondsOf(fields, document),
    counts: new Map(counts),
    annotations: new Map(annotations),
    nested: stepsOf(fields, document),
  };
}

function nanosecondsOf(fields: Fields, document: GraphsonDocument): number {
  const milliseconds = document.at('dur', untyped(fields.get('dur'), 'g:Double'));
  if (typeof milliseconds === 'number') return Math.round(milliseconds * 1_000_000);
  throw document.invalid('metrics without a duration in milliseconds');
}

function recordOf(fields: Fields, name: string, document: GraphsonDocument): Fields {
  return document.fields(fields.get(name) ?? {}, name);
}

/** What is behind this `@type`, for parts that GraphSON 2 writes without it. */
function untyped(json: unknown, type: string): unknown {
  const { '@type': given, '@value': value } = Object(json) as Record<string, unknown>;
  return given === type ? value : json;
}

function heldValue(fields: Fields, document: GraphsonDocument): Value {
  return document.value(fields.get('value') ?? null, 'value');
}

function entriesOf(fields: Fields, document: GraphsonDocument): readonly [string, unknown][] {
  return [...document.fields(fields.get('properties') ?? {}, 'properties')].map(
    ([key, held]) => [document.text(key, 'key'), held] as [string, unknown],
  );
}

function labelOf(fields: Fields, name: string, document: GraphsonDocument): string {
  return document.text(fields.get(name) ?? 'vertex', 'label');
}

function idOf(fields: Fields, name: string, document: GraphsonDocument): ElementId {
  const id = document.at(name, fields.get(name) ?? null);
  if (isId(id)) return id;
  throw document.invalid('an element whose id is no text, number or UUID');
}
