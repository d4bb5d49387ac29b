import {
  Edge,
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
import { idText } from '../../values/identity.ts';
import { countOf, isId } from '../wire-checks.ts';
import type { WireValue } from '../wire-values.ts';
import type { GraphbinaryDocument, TypeReader } from './document.ts';
import { CODE } from './type-codes.ts';

/** Elements and what is made of them. */
export const elementReaders: ReadonlyMap<number, TypeReader> = new Map<number, TypeReader>([
  [CODE.vertex, readVertex],
  [CODE.edge, readEdge],
  [CODE.vertexProperty, readVertexProperty],
  [CODE.property, readProperty],
  [CODE.path, readPath],
  [CODE.tree, readTree],
  [CODE.graph, readGraph],
  [CODE.traversalMetrics, readTraversalMetrics],
  [CODE.metrics, (document) => readLoneMetrics(document)],
]);

function readVertex(document: GraphbinaryDocument): Vertex {
  const { id, label } = readHeader(document);
  return new Vertex(id, label, readProperties(document, isVertexProperty));
}

function readHeader(document: GraphbinaryDocument) {
  const id = document.only(isId, 'the id of an element');
  return { id, label: document.bytes.text('a label') };
}

const isVertexProperty = (value: WireValue) => value instanceof VertexProperty;
const isProperty = (value: WireValue) => value instanceof Property;

/** Absent where elements are sent as references. */
function readProperties<T extends Value>(
  document: GraphbinaryDocument,
  is: (value: WireValue) => value is T,
): readonly T[] | undefined {
  const isListOf = (value: WireValue): value is null | T[] =>
    value === null || (Array.isArray(value) && value.every(is));
  return document.only(isListOf, 'a list of properties') ?? undefined;
}

function readEdge(document: GraphbinaryDocument): Edge {
  const header = readHeader(document);
  const inV = readReference(document);
  const outV = readReference(document);
  readParent(document);
  return new Edge(header, { outV, inV }, readProperties(document, isProperty));
}

function readReference(document: GraphbinaryDocument): Vertex {
  const { id, label } = readHeader(document);
  return new Vertex(id, label);
}

/** The element that a part belongs to; those that send it repeat what is known. */
function readParent(document: GraphbinaryDocument): void {
  document.value();
}

function readVertexProperty(document: GraphbinaryDocument): VertexProperty {
  const { id, label } = readHeader(document);
  const value = document.plain();
  readParent(document);
  return new VertexProperty(id, label, value, readProperties(document, isProperty));
}

function readProperty(document: GraphbinaryDocument): Property {
  const key = document.bytes.text('a key');
  const value = document.plain();
  readParent(document);
  return new Property(key, value);
}

function readPath(document: GraphbinaryDocument): Path {
  const labels = document.only(isLabels, 'a list of sets of labels');
  const objects = document.only(isList, 'a list of objects');
  return new Path(
    objects,
    labels.map((names) => [...names]),
  );
}

type Labels = readonly (ReadonlySet<string> | readonly string[])[];

const isLabels = (value: WireValue): value is Labels & WireValue =>
  Array.isArray(value) &&
  value.every(
    (names) =>
      (names instanceof Set || Array.isArray(names)) &&
      [...names].every((name) => typeof name === 'string'),
  );

const isList = (value: WireValue): value is readonly Value[] => Array.isArray(value);

function readTree(document: GraphbinaryDocument): Tree {
  const branches = document.many('branches', () => readBranch(document), 6);
  return new Tree(new Map(branches));
}

function readBranch(document: GraphbinaryDocument): readonly [Value, Tree] {
  const key = document.plain();
  return [key, document.nested(() => readTree(document))];
}

function readGraph(document: GraphbinaryDocument): Subgraph {
  const vertices = document.many('vertices', () => readVertexOfGraph(document), 10);
  const labels = new Map(vertices.map(({ id, label }) => [idText(id), label]));
  const edges = document.many('edges', () => readEdgeOfGraph(document, labels), 18);
  return new Subgraph(vertices, edges);
}

function readVertexOfGraph(document: GraphbinaryDocument): Vertex {
  const { id, label } = readHeader(document);
  const properties = document.many('properties', () => {
    const header = readHeader(document);
    const value = document.plain();
    readParent(document);
    return new VertexProperty(header.id, header.label, value, readPropertiesOfGraph(document));
  });
  return new Vertex(id, label, properties);
}

/** Labels of the vertices at its ends are those that the graph has. */
function readEdgeOfGraph(document: GraphbinaryDocument, labels: ReadonlyMap<string, string>): Edge {
  const readEnd = () => {
    const id = document.only(isId, 'the id of a vertex');
    document.value();
    return new Vertex(id, labels.get(idText(id)) ?? 'vertex');
  };
  const header = readHeader(document);
  const inV = readEnd();
  const outV = readEnd();
  readParent(document);
  return new Edge(header, { outV, inV }, readPropertiesOfGraph(document));
}

function readPropertiesOfGraph(document: GraphbinaryDocument): readonly Property[] {
  return document.many('properties', () => document.only(isProperty, 'a property'));
}

function readTraversalMetrics(document: GraphbinaryDocument): TraversalMetrics {
  const nanoseconds = Number(document.bytes.int64('a duration'));
  return new TraversalMetrics(nanoseconds, readSteps(document));
}

function readSteps(document: GraphbinaryDocument): readonly StepMetrics[] {
  return document.many('metrics', () => {
    const { bytes } = document;
    const { position } = bytes;
    const isMetrics = bytes.uint8('a type code') === CODE.metrics && bytes.uint8('a flag') === 0;
    if (!isMetrics) throw bytes.invalid('metrics are expected', position);
    return document.nested(() => readStep(document));
  });
}

function readStep(document: GraphbinaryDocument): StepMetrics {
  const { bytes } = document;
  const id = bytes.text('the id of a step');
  const name = bytes.text('the name of a step');
  const nanoseconds = Number(bytes.int64('a duration'));
  const counts = document.many('counts', () => readCount(document), 4);
  const annotations = document.many('annotations', () => readAnnotation(document), 4);
  return {
    id,
    name,
    nanoseconds,
    counts: new Map(counts),
    annotations: new Map(annotations),
    nested: readSteps(document),
  };
}

const isText = (value: WireValue) => typeof value === 'string';

function readCount(document: GraphbinaryDocument): readonly [string, number] {
  const name = document.only(isText, 'the name of a count');
  return [name, countOf(document.value()) ?? 0];
}

function readAnnotation(document: GraphbinaryDocument): readonly [string, Value] {
  const name = document.only(isText, 'the name of an annotation');
  return [name, document.plain()];
}

/** Of one step, outside those of a traversal. */
function readLoneMetrics(document: GraphbinaryDocument): TraversalMetrics {
  const step = readStep(document);
  return new TraversalMetrics(step.nanoseconds, [step]);
}
