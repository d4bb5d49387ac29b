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
import type { Fields, GraphsonDecoder, TypeReader } from './graphson-decoder.ts';
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

function readVertex(json: unknown, decoder: GraphsonDecoder, type: string): Vertex {
  const fields = decoder.fields(json, type);
  const lists = entriesOf(fields, decoder).map(([key, list]) => decoder.at(key, list));
  const properties = lists.flat().filter((part) => part instanceof VertexProperty);
  const known = fields.has('properties') ? properties : undefined;
  return new Vertex(idOf(fields, 'id', decoder), labelOf(fields, 'label', decoder), known);
}

function readEdge(json: unknown, decoder: GraphsonDecoder, type: string): Edge {
  const fields = decoder.fields(json, type);
  const end = (side: 'inV' | 'outV') =>
    new Vertex(idOf(fields, side, decoder), labelOf(fields, `${side}Label`, decoder));
  const parts = entriesOf(fields, decoder).map(([key, part]) => {
    const read = decoder.value(part, key);
    return read instanceof Property ? read : new Property(key, read);
  });
  const label = decoder.text(fields.get('label') ?? 'edge', 'label');
  return new Edge(
    { id: idOf(fields, 'id', decoder), label },
    { outV: end('outV'), inV: end('inV') },
    fields.has('properties') ? parts : undefined,
  );
}

function readVertexProperty(json: unknown, decoder: GraphsonDecoder, type: string): VertexProperty {
  const fields = decoder.fields(json, type);
  const meta = entriesOf(fields, decoder).map(
    ([key, value]) => new Property(key, decoder.value(value, key)),
  );
  const key = decoder.text(fields.get('label') ?? 'vertexProperty', 'label');
  return new VertexProperty(idOf(fields, 'id', decoder), key, heldValue(fields, decoder), meta);
}

function readProperty(json: unknown, decoder: GraphsonDecoder, type: string): Property {
  const fields = decoder.fields(json, type);
  return new Property(decoder.text(fields.get('key'), 'key'), heldValue(fields, decoder));
}

function readPath(json: unknown, decoder: GraphsonDecoder, type: string): Path {
  const fields = decoder.fields(json, type);
  const objects = decoder.value(fields.get('objects'), 'objects');
  const labels = decoder.value(fields.get('labels'), 'labels');
  if (!Array.isArray(objects) || !Array.isArray(labels)) {
    throw decoder.invalid('a g:Path without its lists');
  }
  const named = labels.map((names) =>
    names instanceof Set || Array.isArray(names) ? [...names].map(String) : [],
  );
  return new Path(objects, named);
}

function readTree(json: unknown, decoder: GraphsonDecoder, type: string): Tree {
  const branches = decoder.array(json, type).map((branch, i): [Value, Tree] => {
    const fields = decoder.fields(branch, `branch of a ${type}`);
    const below = decoder.at(i, fields.get('value'));
    if (!(below instanceof Tree)) throw decoder.invalid('a branch of a g:Tree that is no tree');
    return [decoder.value(fields.get('key'), i), below];
  });
  return new Tree(new Map(branches));
}

function readSubgraph(json: unknown, decoder: GraphsonDecoder, type: string): Subgraph {
  const fields = decoder.fields(json, type);
  const read = (name: string) => {
    const items = decoder.at(name, fields.get(name) ?? []);
    return Array.isArray(items) ? items : [];
  };
  return new Subgraph(
    read('vertices').filter((item) => item instanceof Vertex),
    read('edges').filter((item) => item instanceof Edge),
  );
}

function readMetrics(json: unknown, decoder: GraphsonDecoder, type: string): TraversalMetrics {
  const fields = decoder.fields(json, type);
  return new TraversalMetrics(nanosecondsOf(fields, decoder), stepsOf(fields, decoder));
}

function stepsOf(fields: Fields, decoder: GraphsonDecoder): readonly StepMetrics[] {
  const list = untyped(fields.get('metrics') ?? [], 'g:List');
  return decoder
    .array(list, 'list of metrics')
    .map((step, i) => decoder.nested(i, () => readStep(untyped(step, 'g:Metrics'), decoder)));
}

function readStep(json: unknown, decoder: GraphsonDecoder): StepMetrics {
  const fields = decoder.fields(json, 'g:Metrics');
  const counts = [...recordOf(fields, 'counts', decoder)].map(([name, count]): [string, number] => [
    name,
    countOf(decoder.at(name, count)) ?? 0,
  ]);
  const annotations = [...recordOf(fields, 'annotations', decoder)].map(
    ([name, value]): [string, Value] => [name, decoder.value(value, name)],
  );
  return {
    id: decoder.text(fields.get('id'), 'id'),
    name: decoder.text(fields.get('name'), 'name'),
    nanoseconds: nanosecondsOf(fields, decoder),
    counts: new Map(counts),
    annotations: new Map(annotations),
    nested: stepsOf(fields, decoder),
  };
}

function nanosecondsOf(fields: Fields, decoder: GraphsonDecoder): number {
  const milliseconds = decoder.at('dur', untyped(fields.get('dur'), 'g:Double'));
  if (typeof milliseconds === 'number') return Math.round(milliseconds * 1_000_000);
  throw decoder.invalid('metrics without a duration in milliseconds');
}

function recordOf(fields: Fields, name: string, decoder: GraphsonDecoder): Fields {
  return decoder.fields(fields.get(name) ?? {}, name);
}

/** What is behind this `@type`, for parts that GraphSON 2 writes without it. */
function untyped(json: unknown, type: string): unknown {
  const { '@type': given, '@value': value } = Object(json) as Record<string, unknown>;
  return given === type ? value : json;
}

function heldValue(fields: Fields, decoder: GraphsonDecoder): Value {
  return decoder.value(fields.get('value') ?? null, 'value');
}

function entriesOf(fields: Fields, decoder: GraphsonDecoder): readonly [string, unknown][] {
  return [...decoder.fields(fields.get('properties') ?? {}, 'properties')].map(
    ([key, held]) => [decoder.text(key, 'key'), held] as [string, unknown],
  );
}

function labelOf(fields: Fields, name: string, decoder: GraphsonDecoder): string {
  return decoder.text(fields.get(name) ?? 'vertex', 'label');
}

function idOf(fields: Fields, name: string, decoder: GraphsonDecoder): ElementId {
  const id = decoder.at(name, fields.get(name) ?? null);
  if (isId(id)) return id;
  throw decoder.invalid('an element whose id is no text, number or UUID');
}
